import type { FieldMetadata } from "@conform-to/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { TextArea, TextField } from "~/ui/fields";

type Name = "number" | "title" | "issuer" | "issuedOn" | "signedBy" | "opening";

interface HeadFieldsProps {
  fields: Record<Name, FieldMetadata<unknown>>;
  /** What is stored now, where somebody else changed it meanwhile. */
  stored?: Record<Name, string> | null;
  /** What stands before the opening. */
  children?: ReactNode;
}

/** The number of a directive, its title, who issued and signed it and when, and its opening. */
export function HeadFields({ fields, stored = null, children }: HeadFieldsProps) {
  const { t } = useTranslation("directives");
  const line = (name: Name, label: string) => (
    <TextField field={fields[name]} label={label} autoComplete="off" stored={stored?.[name]} />
  );
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        {line("number", t("form.number"))}
        <TextField
          field={fields.issuedOn}
          type="date"
          label={t("form.issued-on")}
          stored={stored?.issuedOn}
        />
      </div>
      {line("title", t("form.title"))}
      {line("issuer", t("form.issuer"))}
      {line("signedBy", t("form.signed-by"))}
      {children}
      <TextArea field={fields.opening} label={t("form.opening")} rows={5} stored={stored?.opening} />
    </>
  );
}
