import type { FieldMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import type { PlanFields as Values } from "~/survey/forms";
import { TextArea, TextField } from "~/ui/fields";

interface Props {
  fields: { [Name in keyof Values]: FieldMetadata<Values[Name]> };
  /** What is stored now, where somebody else changed it meanwhile. */
  stored?: Partial<Record<keyof Values, string>>;
}

/** The head of a plan: where it comes from, the seats, the targets. */
export function PlanFields({ fields, stored = {} }: Props) {
  const { t } = useTranslation("survey");
  return (
    <>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField field={fields.number} label={t("form.number")} stored={stored.number} />
        <TextField field={fields.issuedOn} type="date" label={t("form.issued-on")} stored={stored.issuedOn} />
      </div>
      <TextField field={fields.issuer} label={t("form.issuer")} stored={stored.issuer} />
      <TextArea field={fields.purpose} label={t("form.purpose")} rows={3} stored={stored.purpose} />
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <TextField field={fields.seats} inputMode="numeric" label={t("form.seats")} stored={stored.seats} />
        <TextField
          field={fields.excessLeast}
          inputMode="numeric"
          label={t("form.excess-least")}
          stored={stored.excessLeast}
        />
        <TextField
          field={fields.excessMost}
          inputMode="numeric"
          label={t("form.excess-most")}
          stored={stored.excessMost}
        />
      </div>
      <fieldset className="min-w-0">
        <legend className="text-sm font-semibold">{t("form.targets")}</legend>
        <p className="text-muted mb-2 text-sm">{t("form.targets-hint")}</p>
        <div className="grid items-start gap-4 sm:grid-cols-4">
          {(
            [
              ["women", "women"],
              ["under40", "under-40"],
              ["minorities", "minorities"],
              ["newMembers", "new-members"],
            ] as const
          ).map(([name, figure]) => (
            <TextField
              key={name}
              field={fields[name]}
              inputMode="numeric"
              label={t(`figures.${figure}`)}
              stored={stored[name]}
            />
          ))}
        </div>
      </fieldset>
    </>
  );
}
