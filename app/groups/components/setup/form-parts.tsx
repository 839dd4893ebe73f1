import type { SubmissionResult } from "@conform-to/react";
import type { InputHTMLAttributes } from "react";

export type Reply = SubmissionResult<string[]> | undefined;

/** What every form of the setup page is given. */
export interface SetupFormProps {
  action: string;
  revision: number;
  reply: Reply;
}

export const box =
  "border-line-strong bg-surface min-h-11 w-full min-w-0 rounded-md border px-3 py-2 text-base font-normal aria-invalid:border-block aria-invalid:border-2";

interface PlainFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  name: string;
  label: string;
  reply: Reply;
}

/** One field of a form that is sent as it stands, with what was typed and what is wrong with it. */
export function PlainField({ name, label, reply, defaultValue, className = "", ...input }: PlainFieldProps) {
  const errors = reply?.error?.[name] ?? [];
  const errorId = `${reply ? "wrong-" : "field-"}${name.replace(/\W/g, "-")}`;
  return (
    <label className={`grid min-w-0 content-start gap-1 text-sm font-semibold ${className}`}>
      {label}
      <input
        {...input}
        name={name}
        defaultValue={typed(reply, name) ?? defaultValue}
        aria-invalid={errors.length > 0 ? true : undefined}
        aria-describedby={errors.length > 0 ? errorId : undefined}
        className={box}
      />
      {errors.length > 0 ? (
        <span id={errorId} className="text-block font-medium break-words">
          {errors.join(" ")}
        </span>
      ) : null}
    </label>
  );
}

/** What was typed into a field of the form that was refused; undefined where it was not sent. */
export function typed(reply: Reply, name: string): string | undefined {
  if (!reply?.initialValue) return undefined;
  const path = name.split(/[.[\]]+/).filter((part) => part !== "");
  let value: unknown = reply.initialValue;
  for (const part of path) {
    value =
      typeof value === "object" && value !== null ? (value as Record<string, unknown>)[part] : undefined;
  }
  // An empty field is left out of what was sent.
  return typeof value === "string" ? value : "";
}
