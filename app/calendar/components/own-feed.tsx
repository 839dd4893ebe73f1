import { getFormProps, useForm, type SubmissionResult } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/button";
import { TextField } from "~/ui/fields";
import type { FeedPreview } from "../preview";
import { Preview } from "./preview";

export interface OwnFeedView {
  id: string;
  name: string;
  scope: string;
  kinds: string[];
  created: string;
  read: string;
  client: string;
}

/** One secret feed of the viewer: what it holds, how it is read, and what can be done with it. */
export function OwnFeed({
  feed,
  preview,
  reply,
}: {
  feed: OwnFeedView;
  /** What it holds now, where that was asked for. */
  preview: FeedPreview | null;
  reply: SubmissionResult | null;
}) {
  const { t } = useTranslation("calendar");
  const [form, fields] = useForm<{ id: string; name: string }>({
    id: `feed-${feed.id}`,
    lastResult: reply,
    defaultValue: { name: feed.name },
    constraint: { name: { required: true } },
  });
  const hidden = <input type="hidden" name="id" value={feed.id} />;
  return (
    <li className="border-line border-t py-3 first:border-t-0">
      <p className="font-semibold break-words">{feed.name}</p>
      <p className="text-muted text-sm break-words">
        {feed.scope} · {feed.kinds.join("; ")}
      </p>
      <p className="text-sm">
        {feed.read}
        <span className="text-muted"> · {feed.created}</span>
      </p>
      {feed.client === "" ? null : (
        <p className="text-muted text-sm break-all">{t("secret.client", { client: feed.client })}</p>
      )}
      {preview ? (
        <div className="border-line my-3 rounded-md border p-3">
          <Preview preview={preview} />
        </div>
      ) : (
        <Link
          to={`/calendar?feed=${feed.id}#${form.id}`}
          className="no-print text-accent inline-flex min-h-11 items-center text-sm font-semibold"
        >
          {t("secret.look")}
        </Link>
      )}
      <details open={reply !== null || undefined} className="no-print">
        <summary className="text-accent min-h-11 py-2.5 text-sm font-semibold">{t("secret.change")}</summary>
        <div className="grid gap-5 pt-1 pb-2">
          <Form
            method="post"
            reloadDocument
            {...getFormProps(form)}
            className="flex flex-wrap items-end gap-2"
          >
            {hidden}
            <div className="min-w-0 flex-1 basis-56">
              <TextField field={fields.name} label={t("secret.name")} />
            </div>
            <Button name="intent" value="rename">
              {t("secret.rename")}
            </Button>
          </Form>
          {(["rotate", "revoke"] as const).map((intent) => (
            <Form key={intent} method="post" reloadDocument className="grid justify-items-start gap-2">
              {hidden}
              <p className="text-sm">{t(`secret.${intent}-text`)}</p>
              <Button name="intent" value={intent} look={intent === "revoke" ? "danger" : "secondary"}>
                {t(`secret.${intent}`)}
              </Button>
            </Form>
          ))}
        </div>
      </details>
    </li>
  );
}
