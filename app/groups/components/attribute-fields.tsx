import type { FieldMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { attributeLimits } from "~/groups/delegate";

interface AttributeFieldsProps {
  field: FieldMetadata<unknown>;
  /** All messages of the form by the names of their fields. */
  errors: Record<string, string[]>;
  /** What is stored now, where somebody else changed it meanwhile. */
  stored: string | undefined;
}

const box =
  "border-line-strong bg-surface min-h-11 w-full min-w-0 rounded-md border px-3 py-2 text-base aria-invalid:border-block aria-invalid:border-2";
const blankRows = 2;

/** Pairs of a name and a value, with some left blank for more. */
export function AttributeFields({ field, errors, stored }: AttributeFieldsProps) {
  const { t } = useTranslation(["groups", "form"]);
  const given: unknown = field.initialValue;
  const rows = (Array.isArray(given) ? given : []) as ({ name?: string; value?: string } | undefined)[];
  const count = Math.min(rows.length + blankRows, attributeLimits.count);
  const messages = Object.entries(errors).filter(([name]) => name.startsWith(field.name));
  return (
    <fieldset className="min-w-0 sm:col-span-2">
      <legend className="text-sm font-semibold">{t("delegate.attributes")}</legend>
      <p className="text-muted text-sm">{t("delegate.attributes-hint")}</p>
      <div className="mt-1 grid gap-2">
        {Array.from({ length: count }, (_, index) => (
          <div key={index} className="grid grid-cols-2 gap-2">
            {(["name", "value"] as const).map((part) => {
              const name = `${field.name}[${index}].${part}`;
              return (
                <input
                  key={part}
                  name={name}
                  defaultValue={rows[index]?.[part] ?? ""}
                  aria-label={t(`delegate.attribute-${part}`, { number: index + 1 })}
                  placeholder={t(`delegate.attribute-${part}`, { number: index + 1 })}
                  aria-invalid={errors[name] ? true : undefined}
                  aria-describedby={messages.length > 0 ? field.errorId : undefined}
                  className={box}
                />
              );
            })}
          </div>
        ))}
      </div>
      {stored === undefined ? null : (
        <p className="text-warn mt-1 text-sm font-medium break-words">
          {t("form:stored-value", { value: stored || "—" })}
        </p>
      )}
      {messages.length > 0 ? (
        <p id={field.errorId} className="text-block mt-1 text-sm font-medium">
          {[...new Set(messages.flatMap(([, texts]) => texts))].join(" ")}
        </p>
      ) : null}
    </fieldset>
  );
}
