import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { DivisionRow } from "~/groups/desk/groups-page.server";
import { Button, ButtonLink } from "~/ui/button";
import { Badge, Card } from "~/ui/page";

/** All divisions of a congress: to open, choose, compare. */
export function DivisionList({
  base,
  divisions,
  mayDivide,
}: {
  base: string;
  divisions: DivisionRow[];
  mayDivide: boolean;
}) {
  const { t } = useTranslation("groups");
  const [first, second] = divisions;
  return (
    <Card
      title={t("groups.divisions")}
      actions={
        first && second ? (
          <ButtonLink to={`${base}/compare?a=${first.id}&b=${second.id}`}>{t("groups.compare")}</ButtonLink>
        ) : null
      }
    >
      <ul className="divide-line divide-y">
        {divisions.map((division) => (
          <li key={division.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2 break-words">
                {mayDivide ? (
                  <Link
                    to={`${base}/${division.id}`}
                    className="text-accent py-1 font-semibold underline underline-offset-4"
                  >
                    {division.name}
                  </Link>
                ) : (
                  <span className="font-semibold">{division.name}</span>
                )}
                <Badge tone={division.isChosen ? "good" : "neutral"}>
                  {t(division.isChosen ? "groups.is-chosen" : "groups.is-draft")}
                </Badge>
              </p>
              <p className="text-muted text-sm">
                {t("groups.size", { groups: division.groups, rounds: division.rounds })}
                {" · "}
                {division.quality
                  ? t("groups.quality", division.quality)
                  : t("groups.not-divided", { name: division.author })}
                {division.quality && division.quality.violations > 0 ? (
                  <span className="text-block font-semibold">
                    {" · "}
                    {t("division.violations", { count: division.quality.violations })}
                  </span>
                ) : null}
              </p>
            </div>
            {mayDivide ? (
              <div className="no-print flex flex-wrap gap-2">
                {division.isChosen || !division.quality ? null : (
                  <Form method="post" action={base}>
                    <input type="hidden" name="id" value={division.id} />
                    <input type="hidden" name="version" value={division.version} />
                    <Button
                      name="intent"
                      value="choose"
                      aria-label={`${t("groups.choose")}: ${division.name}`}
                    >
                      {t("groups.choose")}
                    </Button>
                  </Form>
                )}
                <ButtonLink
                  to={`${base}/${division.id}/setup`}
                  aria-label={`${t("division.setup")}: ${division.name}`}
                >
                  {t("division.setup")}
                </ButtonLink>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
