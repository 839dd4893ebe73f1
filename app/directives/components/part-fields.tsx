import type { FieldMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { TextArea, TextField, TickBox } from "~/ui/fields";

type Fields<Name extends string> = Record<Name, FieldMetadata<unknown>>;
/** What is stored now, where somebody else changed it meanwhile. */
type Stored<Name extends string> = Record<Name, string> | null;

/** What a clause says. */
export function ClauseFields({
  fields,
  stored = null,
}: {
  fields: Fields<"number" | "title" | "text" | "aboutCongress">;
  stored?: Stored<"number" | "title" | "text">;
}) {
  const { t } = useTranslation("directives");
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-[8rem_minmax(0,1fr)]">
        <TextField
          field={fields.number}
          label={t("edit.number")}
          autoComplete="off"
          stored={stored?.number}
        />
        <TextField field={fields.title} label={t("edit.title")} autoComplete="off" stored={stored?.title} />
      </div>
      <TextArea field={fields.text} label={t("text")} rows={5} stored={stored?.text} />
      <TickBox field={fields.aboutCongress} label={t("about-congress")} />
    </>
  );
}

/** What a duty asks for, of whom, until when. */
export function DutyFields({
  fields,
  stored = null,
}: {
  fields: Fields<"words" | "responsible" | "dueBefore">;
  stored?: Stored<"words" | "responsible" | "dueBefore">;
}) {
  const { t } = useTranslation("directives");
  return (
    <>
      <TextArea field={fields.words} label={t("edit.words")} rows={2} stored={stored?.words} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          field={fields.responsible}
          label={t("bodies")}
          autoComplete="off"
          stored={stored?.responsible}
        />
        <TextField
          field={fields.dueBefore}
          type="date"
          label={t("edit.due-before")}
          stored={stored?.dueBefore}
        />
      </div>
    </>
  );
}
