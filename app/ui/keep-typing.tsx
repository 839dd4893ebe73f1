import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

interface KeepTypingProps {
  /** Names the form for this browser: the page and what is edited on it. */
  name: string;
  /** What was typed has arrived: nothing is kept any more. */
  isSaved: boolean;
}

type Typed = Record<string, string>;

/**
 * Keeps what is typed into the form around it in the browser until it has arrived, so that a lost connection, a closed
 * window or an empty battery loses nothing. Passwords, files and hidden fields are never kept.
 */
export function KeepTyping({ name, isSaved }: KeepTypingProps) {
  const { t } = useTranslation("common");
  const mark = useRef<HTMLSpanElement>(null);
  const [isRestored, setRestored] = useState(false);

  useEffect(() => {
    const form = mark.current?.closest("form");
    if (!form) return;
    const key = `typing ${name}`;
    if (isSaved) forget(key);
    const kept = read(key);
    const isOther = kept !== null && restore(form, kept);
    if (isOther) setRestored(true);
    const keep = () => write(key, typedInto(form));
    form.addEventListener("input", keep);
    return () => form.removeEventListener("input", keep);
  }, [name, isSaved]);

  const discard = () => {
    forget(`typing ${name}`);
    mark.current?.closest("form")?.reset();
    setRestored(false);
  };

  return (
    <span ref={mark} className={isRestored ? "text-warn block text-sm" : "hidden"} role="status">
      {isRestored ? (
        <>
          {t("typing-restored")}{" "}
          <button
            type="button"
            onClick={discard}
            className="min-h-6 font-semibold underline underline-offset-4"
          >
            {t("typing-discard")}
          </button>
        </>
      ) : null}
    </span>
  );
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const fieldsOf = (form: HTMLFormElement): Field[] =>
  [...form.querySelectorAll<Field>("input, textarea, select")].filter(
    (field) =>
      field.name !== "" &&
      !["hidden", "password", "file", "checkbox", "radio", "submit"].includes(field.type),
  );

const typedInto = (form: HTMLFormElement): Typed =>
  Object.fromEntries(fieldsOf(form).map(({ name, value }) => [name, value]));

/** Puts what was kept back into the fields. Answers whether anything differed from what is stored. */
function restore(form: HTMLFormElement, typed: Typed): boolean {
  let isOther = false;
  for (const field of fieldsOf(form)) {
    const kept = typed[field.name];
    if (kept === undefined || kept === field.value) continue;
    field.value = kept;
    isOther = true;
  }
  return isOther;
}

// A browser may refuse to keep anything: then nothing is kept.
function read(key: string): Typed | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null") as Typed | null;
  } catch {
    return null;
  }
}

function write(key: string, typed: Typed): void {
  try {
    localStorage.setItem(key, JSON.stringify(typed));
  } catch {
    // Full or forbidden.
  }
}

function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Forbidden.
  }
}
