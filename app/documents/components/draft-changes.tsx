import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ChangeComment, ChangesView, ChangeView } from "~/documents/draft-changes.server";
import { Button } from "~/ui/button";
import { Badge, Card, type Tone } from "~/ui/page";
import { answerTones } from "./answer-tones";
import { WordChanges } from "./word-changes";

interface DraftChangesProps {
  here: string;
  view: ChangesView;
}

/** What changed from one version to a later one, side by side, with the comments that led to it and their answers. */
export function DraftChanges({ here, view }: DraftChangesProps) {
  const { t } = useTranslation("documents");
  const { older, newer, changes, unheeded } = view;
  return (
    <Card title={t("draft.changes", { older, newer })} id="changes" isLong>
      {older > 1 || newer - older > 1 ? <OtherVersion here={here} older={older} newer={newer} /> : null}
      {changes.length === 0 ? (
        <p className="text-muted">{t("draft.no-changes")}</p>
      ) : (
        <p className="text-muted text-sm">{t("draft.legend")}</p>
      )}
      <ol className="divide-line divide-y">
        {changes.map((change) => (
          <li key={change.id} className="py-4">
            <Change change={change} here={here} numbers={{ older, newer }} />
          </li>
        ))}
      </ol>
      {unheeded.length > 0 ? (
        <div className="border-warn/40 bg-warn-soft rounded-card mt-2 border p-3 text-sm">
          <h3 className="text-warn font-semibold">{t("draft.unheeded")}</h3>
          <CommentLines here={here} comments={unheeded} />
        </div>
      ) : null}
    </Card>
  );
}

const changeTones: Record<ChangeView["kind"], Tone> = {
  added: "good",
  removed: "block",
  changed: "accent",
};

interface ChangeProps {
  here: string;
  change: ChangeView;
  numbers: { older: number; newer: number };
}

function Change({ here, change, numbers }: ChangeProps) {
  const { t } = useTranslation("documents");
  const { kind, place, words, comments } = change;
  return (
    <>
      <h3 className="mb-2 flex flex-wrap items-center gap-2 text-sm font-semibold">
        {t("round.paragraph", { number: place })} <Badge tone={changeTones[kind]}>{t(`draft.${kind}`)}</Badge>
      </h3>
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        {(["older", "newer"] as const).map((side) => (
          <div key={side} className="min-w-0">
            <p className="text-muted text-xs font-semibold">
              {t("draft.version-link", { number: numbers[side] })}
            </p>
            {kind === (side === "older" ? "added" : "removed") ? (
              <p className="text-muted">{t("draft.not-there")}</p>
            ) : (
              <WordChanges words={words} side={side} />
            )}
          </div>
        ))}
      </div>
      {comments.length > 0 ? (
        <div className="bg-sunken rounded-card mt-3 p-3 text-sm">
          <h4 className="font-semibold">{t("draft.comments-answered", { count: comments.length })}</h4>
          <CommentLines here={here} comments={comments} />
        </div>
      ) : null}
    </>
  );
}

function CommentLines({ here, comments }: { here: string; comments: ChangeComment[] }) {
  return (
    <ul className="mt-1 grid gap-2">
      {comments.map(({ id, roundId, by, text, answer, answerLabel }) => (
        <li key={id} className="break-words">
          <Link to={`${here}/rounds/${roundId}#${id}`} className="text-accent underline underline-offset-4">
            {by}
          </Link>{" "}
          <Badge tone={answer === null ? "neutral" : answerTones[answer]}>{answerLabel}</Badge>
          <p className="whitespace-pre-line">{text}</p>
        </li>
      ))}
    </ul>
  );
}

/** Chooses an earlier version to compare with, without scripts as well. */
function OtherVersion({ here, older, newer }: { here: string; older: number; newer: number }) {
  const { t } = useTranslation("documents");
  return (
    <form method="get" action={here} className="no-print mb-3 flex flex-wrap items-end gap-2">
      <input type="hidden" name="version" value={newer} />
      <label className="text-sm font-semibold">
        {t("draft.compare-with")}
        <select
          key={older}
          name="against"
          defaultValue={older}
          className="border-line-strong bg-surface mt-1 block min-h-11 rounded-md border px-3 py-2 text-base font-normal"
        >
          {Array.from({ length: newer - 1 }, (_, index) => newer - 1 - index).map((number) => (
            <option key={number} value={number}>
              {t("draft.version-link", { number })}
            </option>
          ))}
        </select>
      </label>
      <Button>{t("draft.compare")}</Button>
    </form>
  );
}
