import { getFormProps, useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { answers } from "~/documents/round";
import type { CommentView } from "~/documents/words.server";
import { Button } from "~/ui/button";
import { SelectField, TextArea } from "~/ui/fields";
import { Badge } from "~/ui/page";
import { answerTones } from "./answer-tones";
import { CommentFiles } from "./comment-files";

interface CommentListProps {
  here: string;
  comments: CommentView[];
  mayAnswer: boolean;
  /** Of which comments files may be attached and taken off, by id. */
  mayChangeFiles: string[];
  reply: SubmissionResult<string[]> | null;
}

/** Comments with their answers; those who consolidate answer here. */
export function CommentList({ here, comments, mayAnswer, mayChangeFiles, reply }: CommentListProps) {
  const { t } = useTranslation("documents");
  if (comments.length === 0) return <p className="text-muted">{t("round.none")}</p>;
  return (
    <ol className="divide-line divide-y">
      {comments.map((comment) => (
        <li key={comment.id} id={comment.id} className="py-4">
          <p className="text-muted text-sm">
            <span className="text-ink font-semibold">{comment.place}</span> · {comment.by}
            {comment.unit ? ` · ${comment.unit}` : ""}
          </p>
          {comment.quote ? (
            <blockquote lang="vi" className="border-line text-muted my-1 border-l-4 pl-3 text-sm break-words">
              {comment.quote}
            </blockquote>
          ) : null}
          <p className="break-words whitespace-pre-line">{comment.text}</p>
          {comment.lateNote ? (
            <p className="text-warn text-sm">
              {t("round.late-label")}: {comment.lateNote}
            </p>
          ) : null}
          <CommentFiles here={here} comment={comment} mayChange={mayChangeFiles.includes(comment.id)} />
          <p className="mt-1 text-sm">
            {comment.answer ? (
              <Badge tone={answerTones[comment.answer]}>{comment.answerLabel}</Badge>
            ) : (
              <Badge>{t("round.no-answer")}</Badge>
            )}{" "}
            {comment.reason}
          </p>
          {mayAnswer ? (
            <AnswerFields
              key={comment.version}
              here={here}
              comment={comment}
              reply={reply?.initialValue?.comment === comment.id ? reply : null}
            />
          ) : null}
        </li>
      ))}
    </ol>
  );
}

interface AnswerFieldsProps {
  here: string;
  comment: CommentView;
  reply: SubmissionResult<string[]> | null;
}

function AnswerFields({ here, comment, reply }: AnswerFieldsProps) {
  const { t } = useTranslation("documents");
  const [form, fields] = useForm<{ answer: string; reason: string }>({
    id: `answer-${comment.id}`,
    lastResult: reply,
    defaultValue: { answer: comment.answer ?? "accepted", reason: comment.reason },
    constraint: { answer: { required: true } },
  });
  return (
    <details open={reply !== null} className="no-print mt-1">
      <summary className="text-accent min-h-11 py-2 font-semibold">{t("round.answer")}</summary>
      <Form method="post" action={here} {...getFormProps(form)} className="grid gap-3">
        <input type="hidden" name="intent" value="answer" />
        <input type="hidden" name="comment" value={comment.id} />
        <input type="hidden" name="basedOn" value={comment.version} />
        <SelectField
          field={fields.answer}
          label={t("round.answer")}
          options={answers.map((value) => ({ value, label: t(`answer.${value}`) }))}
        />
        <TextArea field={fields.reason} label={t("answer.reason")} rows={3} />
        <div>
          <Button>{t("answer.submit")}</Button>
        </div>
      </Form>
    </details>
  );
}
