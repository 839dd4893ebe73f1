import { useTranslation } from "react-i18next";
import type { FormerView } from "~/directives/word-former.server";
import { Card } from "~/ui/page";

/** What a clause or a duty said before, the latest first. */
export function FormerWordings({ title, former }: { title: string; former: FormerView[] }) {
  const { t } = useTranslation("directives");
  return (
    <Card title={title}>
      {former.length === 0 ? <p className="text-muted">{t("part.never")}</p> : null}
      <ol className="divide-line divide-y text-sm">
        {former.map(({ by, lines }, at) => (
          <li key={at} className="py-3">
            <p className="text-muted break-words">{by}</p>
            <FormerLines lines={lines} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** The fields of a former wording. */
export function FormerLines({ lines }: Pick<FormerView, "lines">) {
  return (
    <dl className="mt-1 grid gap-1">
      {lines.map(({ label, text }) => (
        <div key={label}>
          <dt className="inline font-semibold">{label}: </dt>
          <dd lang="vi" className="inline break-words whitespace-pre-line">
            {text}
          </dd>
        </div>
      ))}
    </dl>
  );
}
