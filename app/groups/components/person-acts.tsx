import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PersonView } from "~/groups/desk/person-page.server";
import { Button } from "~/ui/button";
import { Card } from "~/ui/page";

interface PersonActsProps {
  action: string;
  revision: number;
  round: number;
  rounds: number;
  person: PersonView;
  /** What was typed for the swap and not understood. */
  typed: string;
}

const box =
  "border-line-strong bg-surface min-h-11 w-full min-w-0 rounded-md border px-3 py-2 text-base font-normal";

/** Everything that can be done with a person by forms: another group, a swap, duties, rules. */
export function PersonActs({ action, revision, round, rounds, person, typed }: PersonActsProps) {
  const { t } = useTranslation("groups");
  const { seat, groups, others, rules } = person;
  const form = { action, revision, round };
  const rule = rules.find(
    (each) => each.group === seat?.group && (each.round === null || each.round === round),
  );
  return (
    <Card title={t("person.acts")}>
      <div className="grid gap-5">
        <Act {...form}>
          <label className="grid min-w-0 flex-1 basis-48 gap-1 text-sm font-semibold">
            {t("person.move-to")}
            <select
              name="group"
              defaultValue={groups.find(({ id }) => id !== seat?.group)?.id}
              className={box}
            >
              {groups
                .filter(({ id }) => id !== seat?.group)
                .map(({ id, name, size }) => (
                  <option key={id} value={id}>
                    {`${name} (${size})`}
                  </option>
                ))}
            </select>
          </label>
          <Button name="intent" value="move">
            {t("person.move")}
          </Button>
        </Act>
        {seat ? (
          <Act {...form}>
            <label className="grid min-w-0 flex-1 basis-48 gap-1 text-sm font-semibold">
              {t("person.swap-with")}
              <input name="with" list="others" defaultValue={typed} autoComplete="off" className={box} />
            </label>
            <datalist id="others">
              {others.map(({ label, group }) => (
                <option key={`${label} ${group}`} value={label}>
                  {group}
                </option>
              ))}
            </datalist>
            <Button name="intent" value="swap">
              {t("person.swap")}
            </Button>
          </Act>
        ) : null}
        {seat ? (
          <Act {...form}>
            <input type="hidden" name="group" value={seat.group} />
            {(["leader", "secretary"] as const).map((duty) => (
              <Button key={duty} name="intent" value={`${seat.duty === duty ? "take" : "make"}-${duty}`}>
                {t(`person.${seat.duty === duty ? "take" : "make"}-${duty}`)}
              </Button>
            ))}
          </Act>
        ) : null}
        {seat && !rule ? (
          <Act {...form}>
            <input type="hidden" name="group" value={seat.group} />
            {rounds > 1 ? (
              <label className="flex min-h-11 items-center gap-3 text-sm font-semibold">
                <input type="checkbox" name="every" className="accent-accent size-5" />
                {t("person.every-round")}
              </label>
            ) : (
              <input type="hidden" name="every" value="on" />
            )}
            <Button name="intent" value="pin">
              {t("person.pin")}
            </Button>
          </Act>
        ) : null}
        {rules.map((each) => (
          <div key={`${each.group} ${each.round}`}>
            <Act {...form}>
              <input type="hidden" name="group" value={each.group} />
              {each.round === null ? null : <input type="hidden" name="rule" value={each.round} />}
              <p className="min-w-0 flex-1 text-sm break-words">
                {t(each.round === null ? "person.rule" : "person.rule-round", {
                  ...{ group: each.name, round: (each.round ?? 0) + 1 },
                })}
              </p>
              <Button name="intent" value="unpin">
                {t("person.unpin")}
              </Button>
            </Act>
          </div>
        ))}
      </div>
    </Card>
  );
}

function Act({
  action,
  revision,
  round,
  children,
}: Pick<PersonActsProps, "action" | "revision" | "round"> & { children: ReactNode }) {
  return (
    <Form method="post" action={action} key={revision} className="flex flex-wrap items-end gap-3">
      <input type="hidden" name="basedOn" value={revision} />
      <input type="hidden" name="round" value={round} />
      {children}
    </Form>
  );
}
