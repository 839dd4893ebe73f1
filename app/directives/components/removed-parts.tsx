import { useTranslation } from "react-i18next";
import type { FormerView } from "~/directives/word-former.server";
import { Card } from "~/ui/page";
import { FormerLines } from "./former-wordings";
import { NoteList } from "./note-list";

interface RemovedPartsProps {
  removed: (FormerView & { place: string; notes: { state: string; by: string; text: string }[] })[];
}

/** What was taken out of a directive: its words, who did it and why, what had been reported. */
export function RemovedParts({ removed }: RemovedPartsProps) {
  const { t } = useTranslation("directives");
  if (removed.length === 0) return null;
  return (
    <Card title={t("part.removed")}>
      <ol className="divide-line divide-y text-sm">
        {removed.map(({ by, lines, place, notes }, at) => (
          <li key={at} className="py-3">
            <p className="break-words">
              <span className="font-semibold">{place}</span> <span className="text-muted">{by}</span>
            </p>
            <FormerLines lines={lines} />
            {notes.length > 0 ? (
              <details>
                <summary className="text-accent min-h-9 py-1.5 font-semibold">
                  {t("part.reported")} ({notes.length})
                </summary>
                <NoteList notes={notes} />
              </details>
            ) : null}
          </li>
        ))}
      </ol>
    </Card>
  );
}
