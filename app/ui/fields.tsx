import { getInputProps, getSelectProps, getTextareaProps, type FieldMetadata } from "@conform-to/react";
import type { InputHTMLAttributes, ReactNode } from "react";
import { useTranslation } from "react-i18next";

export const box =
  "border-line-strong bg-surface mt-1 block w-full min-h-11 rounded-md border px-3 py-2 text-base aria-invalid:border-block aria-invalid:border-2 disabled:bg-sunken";

export interface FrameProps {
  field: FieldMetadata<unknown>;
  label: string;
  hint?: ReactNode;
  /** What is stored now, where somebody else changed it meanwhile. */
  stored?: string | undefined;
}

/** Below a field: what is stored now, and what is wrong with what was typed. */
function Remarks({ field, stored }: Pick<FrameProps, "field" | "stored">) {
  const { t } = useTranslation("form");
  return (
    <>
      {stored === undefined ? null : (
        <p className="text-warn mt-1 text-sm font-medium break-words">
          {t("stored-value", { value: stored || "—" })}
        </p>
      )}
      {field.errors?.length ? (
        <p id={field.errorId} className="text-block mt-1 text-sm font-medium">
          {field.errors.join(" ")}
        </p>
      ) : null}
    </>
  );
}

/** A field with its label above it, and below it what is wrong with what was typed. */
export function Frame({ field, label, hint, stored, children }: FrameProps & { children: ReactNode }) {
  const { t } = useTranslation("form");
  return (
    <div className="min-w-0">
      <label htmlFor={field.id} className="text-sm font-semibold">
        {label}
        {field.required ? null : <span className="text-muted font-normal"> ({t("optional")})</span>}
      </label>
      {hint ? (
        <p id={field.descriptionId} className="text-muted text-sm">
          {hint}
        </p>
      ) : null}
      {children}
      <Remarks field={field} stored={stored} />
    </div>
  );
}

type TextType = "text" | "email" | "password" | "date" | "time" | "number" | "search" | "url" | "tel";
type Extra = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  "autoComplete" | "placeholder" | "inputMode" | "min" | "max" | "spellCheck" | "autoCapitalize"
>;

interface TextFieldProps extends FrameProps, Extra {
  type?: TextType;
  /** A button at the end of the field; null where its place stays empty for now. */
  inside?: ReactNode;
}

/** One line of text, a number, a day or a time, with its label, hint and message. */
export function TextField({ type = "text", ...props }: TextFieldProps) {
  const { field, label, hint, stored, inside, ...extra } = props;
  // Whether something is missing or out of bounds is said in the user's language, by the server.
  const {
    key,
    required: _required,
    minLength: _min,
    ...input
  } = getInputProps(field, { type, ariaDescribedBy: hint ? field.descriptionId : undefined });
  const control = (
    <input
      key={key}
      {...input}
      {...extra}
      aria-required={field.required}
      className={inside === undefined ? box : `${box} pr-16`}
    />
  );
  return (
    <Frame field={field} label={label} hint={hint} stored={stored}>
      {inside === undefined ? (
        control
      ) : (
        <div className="relative">
          {control}
          {inside}
        </div>
      )}
    </Frame>
  );
}

/** Several lines of text. */
export function TextArea({ rows = 4, ...props }: FrameProps & { rows?: number }) {
  const { field, label, hint, stored } = props;
  const {
    key,
    required: _required,
    ...input
  } = getTextareaProps(field, { ariaDescribedBy: hint ? field.descriptionId : undefined });
  return (
    <Frame field={field} label={label} hint={hint} stored={stored}>
      <textarea key={key} {...input} rows={rows} aria-required={field.required} className={box} />
    </Frame>
  );
}

/** A choice of one. `empty` is the words of the choice of none. */
export function SelectField({
  options,
  empty,
  ...props
}: FrameProps & { options: { value: string; label: string }[]; empty?: string }) {
  const { field, label, hint, stored } = props;
  const {
    key,
    required: _required,
    ...input
  } = getSelectProps(field, { ariaDescribedBy: hint ? field.descriptionId : undefined });
  return (
    <Frame field={field} label={label} hint={hint} stored={stored}>
      <select
        key={key}
        {...input}
        defaultValue={[input.defaultValue].flat()[0]}
        aria-required={field.required}
        className={box}
      >
        {empty === undefined ? null : <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}

/** A tick box with its words beside it. */
export function TickBox({ field, label, hint }: Omit<FrameProps, "stored">) {
  const { key, required: _required, ...input } = getInputProps(field, { type: "checkbox" });
  return (
    <div>
      <label className="flex min-h-11 items-center gap-3">
        <input key={key} {...input} className="accent-accent size-5 shrink-0" />
        <span className="text-sm font-semibold">{label}</span>
      </label>
      {hint ? <p className="text-muted text-sm">{hint}</p> : null}
      <Remarks field={field} />
    </div>
  );
}

/** A choice of several: a group of tick boxes under one name. */
export function CheckList({
  field,
  label,
  hint,
  stored,
  options,
  empty,
}: FrameProps & { options: { value: string; label: string }[]; empty?: string }) {
  const initial: unknown = field.initialValue;
  const chosen = new Set(Array.isArray(initial) ? initial.map(String) : initial ? [String(initial)] : []);
  return (
    <fieldset className="min-w-0">
      <legend className="text-sm font-semibold">{label}</legend>
      {hint ? <p className="text-muted text-sm">{hint}</p> : null}
      {options.length === 0 ? <p className="text-muted text-sm">{empty}</p> : null}
      <div className="border-line mt-1 grid max-h-64 gap-x-4 overflow-y-auto sm:grid-cols-2">
        {options.map(({ value, label: words }) => (
          <label key={value} className="flex min-h-11 items-center gap-3">
            <input
              type="checkbox"
              name={field.name}
              value={value}
              defaultChecked={chosen.has(value)}
              className="accent-accent size-5 shrink-0"
            />
            <span className="min-w-0 text-sm break-words">{words}</span>
          </label>
        ))}
      </div>
      <Remarks field={field} stored={stored} />
    </fieldset>
  );
}
