import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { chosenView } from "~/groups/desk/groups-page.server";
import { Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/page";
import { LateNotice } from "./late-notice";
import { RoundLinks } from "./round-links";

/** The division that holds: who meets where, led by whom. */
export function ChosenDivision({
  base,
  chosen,
  mayDivide,
}: {
  base: string;
  chosen: ReturnType<typeof chosenView>;
  mayDivide: boolean;
}) {
  const { t } = useTranslation(["groups", "common"]);
  const { id, name, groups, found, sought, rounds, round, late } = chosen;
  return (
    <Card
      title={t("groups.chosen", { name })}
      actions={mayDivide ? <ButtonLink to={`${base}/${id}`}>{t("groups.open")}</ButtonLink> : null}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {mayDivide ? <LateNotice to={`${base}/${id}/late`} {...late} /> : null}
        <Form method="get" action={base} className="no-print flex flex-wrap items-end gap-3">
          <input type="hidden" name="round" value={round + 1} />
          <label className="grid min-w-0 flex-1 basis-56 gap-1 text-sm font-semibold">
            {t("groups.find")}
            <input
              type="search"
              name="search"
              key={sought}
              defaultValue={sought}
              maxLength={200}
              className="border-line-strong bg-surface min-h-11 w-full rounded-md border px-3 py-2 text-base font-normal"
            />
          </label>
          <Button>{t("groups.find-button")}</Button>
        </Form>
        {sought ? (
          <ul role="status" className="divide-line divide-y text-sm">
            {found.length === 0 ? <li className="text-muted py-2">{t("delegates.none-match")}</li> : null}
            {found.map((person) => (
              <li key={person.id} className="flex flex-wrap justify-between gap-x-4 py-2">
                <span className="min-w-0 break-words">
                  <span className="font-semibold">{person.name}</span>{" "}
                  <span className="text-muted">{[person.code, person.unit].filter(Boolean).join(" · ")}</span>
                </span>
                <span>{person.seats.join(" → ")}</span>
              </li>
            ))}
          </ul>
        ) : null}
        <RoundLinks to={base} rounds={rounds} round={round} />
        <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
          {groups.map((group) => (
            <li key={group.id} className="border-line rounded-md border px-3 py-2">
              <p className="font-semibold break-words">
                {group.name} <span className="text-muted font-normal">({group.members.length})</span>
              </p>
              <p className="text-muted text-sm break-words">{group.room || t("groups.no-room")}</p>
              {(["leader", "secretary"] as const).map((duty) => (
                <p key={duty} className="text-sm break-words">
                  {t(`duty.${duty}`)}: {group[duty]?.name ?? "—"}
                </p>
              ))}
              <details className="mt-1 text-sm">
                <summary className="text-accent min-h-9 py-1.5 font-semibold">{t("groups.members")}</summary>
                <ol className="list-decimal pl-6">
                  {group.members.map((person) => (
                    <li key={person.id} className="py-0.5 break-words">
                      {mayDivide ? (
                        <Link
                          to={`${base}/${id}/people/${person.id}?round=${round + 1}`}
                          className="underline underline-offset-4"
                        >
                          {person.name}
                        </Link>
                      ) : (
                        person.name
                      )}
                    </li>
                  ))}
                </ol>
              </details>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
