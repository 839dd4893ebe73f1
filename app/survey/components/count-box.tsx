import { getInputProps, type FieldMetadata } from "@conform-to/react";
import type { ReactNode } from "react";

/** A number to be typed from paper: a large box beside its label, its message below. */
export function CountBox({
  field,
  label,
  initial,
}: {
  field: FieldMetadata<number | undefined>;
  label: ReactNode;
  /** What stands in it at first, where the form has nothing of its own yet. */
  initial?: number | undefined;
}) {
  const { key, required: _required, ...input } = getInputProps(field, { type: "text" });
  return (
    <div className="min-w-0">
      <div className="flex items-center justify-between gap-3 py-1">
        <label htmlFor={field.id} className="min-w-0 font-semibold break-words">
          {label}
        </label>
        <input
          key={key}
          {...input}
          defaultValue={input.defaultValue ?? initial ?? ""}
          inputMode="numeric"
          autoComplete="off"
          maxLength={7}
          aria-required
          className="border-line-strong bg-surface aria-invalid:border-block h-12 w-24 shrink-0 rounded-md border px-3 text-right text-xl font-semibold tabular-nums aria-invalid:border-2"
        />
      </div>
      {field.errors?.length ? (
        <p id={field.errorId} className="text-block mb-2 text-sm font-medium">
          {field.errors.join(" ")}
        </p>
      ) : null}
    </div>
  );
}
