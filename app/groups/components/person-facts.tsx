import { useTranslation } from "react-i18next";
import type { PersonView } from "~/groups/desk/person-page.server";
import { Card } from "~/ui/page";

/** Why somebody sits where they sit, and what is known of them. */
export function PersonFacts({ person, reasons }: { person: PersonView; reasons: string[] }) {
  const { t } = useTranslation("groups");
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      {person.seat ? (
        <Card title={t("person.why")}>
          <ul className="list-disc pl-5">
            {reasons.map((reason) => (
              <li key={reason} className="py-0.5 break-words">
                {reason}
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      <Card title={t("person.facts")}>
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
          {person.facts.map(({ label, value }) => (
            <div key={label} className="contents">
              <dt className="text-muted">{label}</dt>
              <dd className="break-words">{value}</dd>
            </div>
          ))}
        </dl>
      </Card>
    </div>
  );
}
