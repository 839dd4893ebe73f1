import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { StandingView } from "~/groups/reports/word-standing.server";
import { Button } from "~/ui/button";
import { Badge } from "~/ui/page";

interface StandingTableProps {
  here: string;
  title: string;
  groups: StandingView[];
}

const columns = ["group", "state", "attendance", "opinions", "link"] as const;
const cell = "px-3 py-2 max-sm:block max-sm:py-1";

/** Which groups have handed in; on a phone a block for each. */
export function StandingTable({ here, title, groups }: StandingTableProps) {
  const { t } = useTranslation("groups");
  return (
    <table
      aria-label={title}
      className="border-line bg-surface rounded-card w-full border text-left text-sm max-sm:block"
    >
      <thead className="bg-sunken max-sm:sr-only">
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" className="px-3 py-2 font-semibold">
              {t(`reports.overview.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-line divide-y max-sm:block">
        {groups.map((group) => (
          <tr key={group.key} className="align-top max-sm:block max-sm:py-2">
            <th scope="row" className={`${cell} font-semibold break-words`}>
              <Link
                to={`${here}/${group.key}`}
                aria-label={t("reports.overview.open-label", { group: group.name })}
                className="text-accent inline-block py-1 underline underline-offset-4"
              >
                {group.name}
              </Link>
              <span className="text-muted block font-normal">{group.room}</span>
            </th>
            <td className={cell}>
              <Badge tone={group.tone}>{group.state}</Badge>
            </td>
            <td className={`${cell} tabular-nums`}>
              <Name words={t("reports.overview.attendance")} /> {group.present}
            </td>
            <td className={`${cell} tabular-nums`}>
              <Name words={t("reports.overview.opinions")} /> {group.opinions}
            </td>
            <td className={cell}>
              {group.link ? (
                <Form method="post" action={here} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <span>{group.link.words}</span>
                  <input type="hidden" name="intent" value="revoke" />
                  <input type="hidden" name="link" value={group.link.id} />
                  <Button
                    look="quiet"
                    className="no-print"
                    aria-label={t("reports.overview.revoke-label", { group: group.name })}
                  >
                    {t("reports.overview.revoke")}
                  </Button>
                </Form>
              ) : (
                <span className="text-muted">{t("reports.overview.no-link")}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The head of a column where the columns are set below each other. */
const Name = ({ words }: { words: string }) => (
  <span aria-hidden="true" className="text-muted sm:hidden">
    {words}:
  </span>
);
