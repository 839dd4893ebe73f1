import type { FieldMetadata } from "@conform-to/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { TextArea, TextField } from "~/ui/fields";

type Name = "name" | "opensOn" | "closesBefore" | "instructions";

interface RoundFieldsProps {
  fields: Record<Name, FieldMetadata<unknown>>;
  /** What is stored now, where somebody else changed it meanwhile. */
  stored?: Partial<Record<Name, string>> | undefined;
  /** Said beside the first day where it cannot be changed any more. */
  opensHint?: string | undefined;
  /** What stands between the days and the instructions. */
  children: ReactNode;
}

/** The name, days and instructions of a comment round. */
export function RoundFields({ fields, stored, opensHint, children }: RoundFieldsProps) {
  const { t } = useTranslation("documents");
  return (
    <>
      <TextField field={fields.name} label={t("form.name")} stored={stored?.name} />
      <TextField
        field={fields.opensOn}
        type="date"
        label={t("form.opens-on")}
        hint={opensHint}
        stored={stored?.opensOn}
      />
      <TextField
        field={fields.closesBefore}
        type="date"
        label={t("form.closes-before")}
        hint={t("form.closes-hint")}
        stored={stored?.closesBefore}
      />
      {children}
      <TextArea field={fields.instructions} label={t("form.instructions")} stored={stored?.instructions} />
    </>
  );
}
