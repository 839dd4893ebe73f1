import { useTranslation } from "react-i18next";
import { Card } from "~/ui/page";

interface ItemChangesProps {
  added: { code: string; title: string }[];
  removed: { code: string; title: string }[];
  changed: { code: string; title: string; fields: { label: string; before: string; after: string }[] }[];
}

/** What changes between two versions of a template. */
export function ItemChanges({ added, removed, changed }: ItemChangesProps) {
  const { t } = useTranslation("readiness");
  return (
    <>
      {added.length > 0 ? <Titles title={t("move.added", { count: added.length })} items={added} /> : null}
      {removed.length > 0 ? (
        <Titles title={t("move.removed", { count: removed.length })} items={removed} />
      ) : null}
      {changed.length > 0 ? (
        <Card title={t("move.changed", { count: changed.length })}>
          <ul className="divide-line divide-y">
            {changed.map(({ code, title, fields }) => (
              <li key={code} className="py-3">
                <p className="font-semibold">{title}</p>
                <dl className="mt-1 grid gap-2 text-sm">
                  {fields.map(({ label, before, after }) => (
                    <div key={label}>
                      <dt className="text-muted">{label}</dt>
                      <dd className="break-words">
                        <span className="sr-only">{t("move.before")}: </span>
                        <del className="text-block">{before}</del>
                      </dd>
                      <dd className="break-words">
                        <span className="sr-only">{t("move.after")}: </span>
                        <ins className="text-good">{after}</ins>
                      </dd>
                    </div>
                  ))}
                </dl>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </>
  );
}

function Titles({ title, items }: { title: string; items: { code: string; title: string }[] }) {
  return (
    <Card title={title}>
      <ul className="list-disc pl-5">
        {items.map((item) => (
          <li key={item.code} className="break-words">
            {item.title}
          </li>
        ))}
      </ul>
    </Card>
  );
}
