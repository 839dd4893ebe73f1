import type { FieldMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { documentKinds } from "~/congress/congress";
import { SelectField, TextField } from "~/ui/fields";
import type { CongressFields } from "./congress-form";
import { RowsCard } from "./rows-card";

/** The halls and rooms, one row each. */
export function HallRows({
  field,
  stored,
}: {
  field: FieldMetadata<CongressFields["halls"]>;
  stored: string | undefined;
}) {
  const { t } = useTranslation("congress");
  const rows = field.getFieldList().map((row) => {
    const { id, name, capacity } = row.getFieldset();
    return {
      id,
      fields: (
        <>
          <TextField field={name} label={t("edit.hall-name")} />
          <TextField field={capacity} inputMode="numeric" label={t("edit.capacity")} />
        </>
      ),
    };
  });
  return (
    <RowsCard
      list="halls"
      {...{ rows, stored }}
      errors={field.errors}
      title={t("edit.halls")}
      add={t("edit.add-hall")}
      remove={(number) => t("edit.remove-hall", { number })}
      columns="sm:grid-cols-[minmax(0,1fr)_11rem_auto]"
    />
  );
}

/** The key documents, one row each. */
export function DocumentRows({
  field,
  stored,
}: {
  field: FieldMetadata<CongressFields["documents"]>;
  stored: string | undefined;
}) {
  const { t } = useTranslation("congress");
  const rows = field.getFieldList().map((row) => {
    const { id, kind, title, circulated } = row.getFieldset();
    return {
      id,
      fields: (
        <>
          <SelectField
            field={kind}
            label={t("edit.document-kind")}
            options={documentKinds.map((value) => ({ value, label: t(`document-kind.${value}`) }))}
          />
          <TextField field={title} label={t("edit.document-title")} />
          <TextField field={circulated} type="date" label={t("edit.circulated")} />
        </>
      ),
    };
  });
  return (
    <RowsCard
      list="documents"
      {...{ rows, stored }}
      errors={field.errors}
      title={t("edit.documents")}
      add={t("edit.add-document")}
      remove={(number) => t("edit.remove-document", { number })}
      columns="sm:grid-cols-[15.5rem_minmax(0,1fr)]"
    />
  );
}
