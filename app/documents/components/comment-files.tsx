import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { mostCommentFiles } from "~/documents/round";
import type { CommentView } from "~/documents/words.server";
import { acceptedUploads } from "~/platform/files/upload-name";
import { Button } from "~/ui/button";
import { AttachedFiles, FileField } from "~/ui/files";

interface CommentFilesProps {
  here: string;
  comment: CommentView;
  /** The viewer may attach files and take them off. */
  mayChange: boolean;
}

/** The files of a comment, those that were taken off by name, and attaching further ones. */
export function CommentFiles({ here, comment, mayChange }: CommentFilesProps) {
  const { t } = useTranslation("documents");
  const { files, removedFiles } = comment;
  if (files.length === 0 && removedFiles.length === 0 && !mayChange) return null;
  return (
    <div role="group" aria-label={t("files.of")}>
      {files.length > 0 ? (
        <AttachedFiles
          files={files}
          folder={`${here}/files`}
          removal={mayChange ? { here, intent: "remove-file", field: "file" } : null}
        />
      ) : null}
      {removedFiles.length > 0 ? (
        <ul className="text-muted text-sm">
          {removedFiles.map(({ id, name, about }) => (
            <li key={id} className="py-1">
              <del className="wrap-anywhere">{name}</del> <span>{about}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {mayChange && files.length < mostCommentFiles ? (
        <details className="no-print">
          <summary className="text-accent min-h-11 py-2 font-semibold">{t("files.attach")}</summary>
          <Form method="post" action={here} encType="multipart/form-data" className="grid gap-3">
            <input type="hidden" name="intent" value="attach" />
            <input type="hidden" name="comment" value={comment.id} />
            <FileField
              id={`files-${comment.id}`}
              name="files"
              label={t("files.choose")}
              hint={t("files.hint", { most: mostCommentFiles })}
              accept={acceptedUploads}
              multiple
            />
            <div>
              <Button>{t("files.attach")}</Button>
            </div>
          </Form>
        </details>
      ) : null}
    </div>
  );
}
