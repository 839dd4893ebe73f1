import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAccountId } from "./account-id";
import { keepHere, ofAccount, readKept } from "./kept-here";
import { comeBack, type Fields, type FormBasis, type KeptTyping } from "./kept-typing";

interface KeepTypingProps {
  /** Names the form for this browser: the page and what is edited on it. */
  name: string;
  /** The version of what is shown, or of what the server just told to be stored. */
  basedOn: number;
  /** Issued with the form: however often it is sent, it is taken once. */
  formKey: string;
  /** What was typed has arrived: nothing is kept any more. */
  isSaved: boolean;
  /** The server refused what was typed and told what is stored: from now on it rests on that. */
  isTold?: boolean;
}

/**
 * Sends the version and the key of the form around it, and keeps what is typed there in the browser, under the account,
 * until it has arrived: a lost connection, a closed window or an empty battery loses nothing. Passwords, files and
 * hidden fields are never kept. Not for pages whose content is confidential.
 */
export function KeepTyping({ name, basedOn, formKey, isSaved, isTold = false }: KeepTypingProps) {
  const { t } = useTranslation("common");
  const kept = ofAccount(useAccountId(), `typing ${name}`);
  const mark = useRef<HTMLSpanElement>(null);
  const own = { basedOn: String(basedOn), key: formKey };
  const [restored, setRestored] = useState<FormBasis | null>(null);
  const basis = isTold ? own : (restored ?? own);
  const latest = useRef(basis);
  useEffect(() => {
    latest.current = basis;
  });

  useEffect(() => {
    const form = mark.current?.closest("form");
    if (!form) return;
    const ground = typedInto(form);
    const before = readKept<KeptTyping>(kept);
    const back = before && comeBack(before, ground, latest.current, isSaved);
    if (before && !back) keepHere(kept, null);
    if (back) {
      for (const field of fieldsOf(form)) field.value = back.typed[field.name] ?? field.value;
      latest.current = back.basis;
    }
    setRestored(back?.basis ?? null);
    const keep = () => {
      const typing: KeptTyping = {
        typed: typedInto(form),
        ground: back && before ? before.ground : ground,
        basis: latest.current,
      };
      keepHere(kept, typing);
    };
    form.addEventListener("input", keep);
    return () => form.removeEventListener("input", keep);
  }, [kept, isSaved]);

  const discard = () => {
    keepHere(kept, null);
    mark.current?.closest("form")?.reset();
    setRestored(null);
  };

  return (
    <>
      <input type="hidden" name="basedOn" value={basis.basedOn} />
      <input type="hidden" name="key" value={basis.key} />
      <span ref={mark} className={restored ? "text-warn block text-sm" : "hidden"} role="status">
        {restored ? (
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
    </>
  );
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const fieldsOf = (form: HTMLFormElement): Field[] =>
  [...form.querySelectorAll<Field>("input, textarea, select")].filter(
    (field) =>
      field.name !== "" &&
      !["hidden", "password", "file", "checkbox", "radio", "submit"].includes(field.type),
  );

const typedInto = (form: HTMLFormElement): Fields =>
  Object.fromEntries(fieldsOf(form).map(({ name, value }) => [name, value]));
