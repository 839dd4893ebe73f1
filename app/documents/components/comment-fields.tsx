import { getFormProps, useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { mostCommentFiles } from "~/documents/round";
import { acceptedUploads } from "~/platform/files/upload-name";
import { Button } from "~/ui/button";
import { SelectField, TextArea, TextField } from "~/ui/fields";
import { FileField } from "~/ui/files";
import { KeepTyping } from "~/ui/keep-typing";
import { Card } from "~/ui/page";

interface CommentFieldsProps {
  here: string;
  /** The round has ended: a note says why the comment is still admitted. */
  isLate: boolean;
  places: { value: string; label: string }[];
  /** How many comments are shown. */
  count: number;
  formKey: string;
  reply: SubmissionResult<string[]> | null;
  /** The last one has arrived. */
  isSaved: boolean;
}

/** The form of a comment. */
export function CommentFields({ here, isLate, places, count, formKey, reply, isSaved }: CommentFieldsProps) {
  const { t } = useTranslation("documents");
  const [form, fields] = useForm<{ about: string; unit: string; text: string; lateNote: string }>({
    id: "comment",
    lastResult: reply,
    constraint: { text: { required: true }, lateNote: { required: isLate } },
  });
  return (
    <Card title={t(isLate ? "comment.late" : "comment.title")}>
      <Form
        method="post"
        action={here}
        encType="multipart/form-data"
        {...getFormProps(form)}
        className="grid gap-4"
      >
        <input type="hidden" name="intent" value="comment" />
        <KeepTyping name={here} basedOn={count} {...{ formKey, isSaved }} />
        {places.length > 0 ? (
          <SelectField
            field={fields.about}
            label={t("comment.about")}
            options={places}
            empty={t("round.whole")}
          />
        ) : null}
        <TextField field={fields.unit} label={t("comment.unit")} autoComplete="organization" />
        <TextArea field={fields.text} label={t("comment.text")} rows={5} />
        {isLate ? <TextField field={fields.lateNote} label={t("comment.late-note")} /> : null}
        <FileField
          id="comment-files"
          name="files"
          label={t("comment.files")}
          hint={t("files.hint", { most: mostCommentFiles })}
          accept={acceptedUploads}
          multiple
        />
        <div>
          <Button look="primary">{t("comment.submit")}</Button>
        </div>
      </Form>
    </Card>
  );
}
