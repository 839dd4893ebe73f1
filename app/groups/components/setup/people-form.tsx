import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { labelOf, type PeopleFound } from "~/groups/desk/find-people";
import { Button } from "~/ui/button";
import { box, typed, type SetupFormProps } from "./form-parts";

/** A pasted or typed list of people; a line that fits several asks who was meant. Works without scripts. */
export function PeopleForm({
  action,
  revision,
  reply,
  unclear,
  intent,
  children,
}: SetupFormProps & {
  unclear: PeopleFound["unclear"] | undefined;
  intent: "pin" | "together" | "apart";
  children?: ReactNode;
}) {
  const { t } = useTranslation("groups");
  const errors = reply?.error?.people ?? [];
  return (
    <Form
      method="post"
      action={action}
      key={revision}
      preventScrollReset
      className="bg-sunken rounded-card grid gap-3 p-3"
    >
      <input type="hidden" name="basedOn" value={revision} />
      <label className="grid gap-1 text-sm font-semibold">
        {t(`setup.${intent}-people`)}
        <textarea
          name="people"
          rows={3}
          defaultValue={typed(reply, "people")}
          aria-invalid={errors.length > 0 ? true : undefined}
          aria-describedby={`${intent}-hint`}
          className={box}
        />
        <span
          id={`${intent}-hint`}
          className={errors.length > 0 ? "text-block font-medium" : "text-muted font-normal"}
        >
          {errors.length > 0 ? errors.join(" ") : t("setup.people-hint")}
        </span>
      </label>
      {unclear && unclear.length > 0 ? (
        <div role="alert" className="grid gap-2">
          <p className="text-block text-sm font-semibold">{t("setup.unclear")}</p>
          {unclear.map(({ line, candidates }, index) => (
            <div key={line} className="grid gap-1 text-sm">
              <input type="hidden" name={`meant[${index}].line`} value={line} />
              {candidates.length === 0 ? (
                <p className="break-words">{t("setup.unclear-nobody", { line })}</p>
              ) : (
                <label className="grid gap-1 font-semibold">
                  {t("setup.unclear-several", { line })}
                  <select name={`meant[${index}].id`} className={box}>
                    <option value="">—</option>
                    {candidates.map((person) => (
                      <option key={person.id} value={person.id}>
                        {[labelOf(person), person.code ? person.unit : ""].filter(Boolean).join(" · ")}
                      </option>
                    ))}
                  </select>
                </label>
              )}
            </div>
          ))}
        </div>
      ) : null}
      {children}
      <div>
        <Button name="intent" value={intent}>
          {t("setup.add")}
        </Button>
      </div>
    </Form>
  );
}
