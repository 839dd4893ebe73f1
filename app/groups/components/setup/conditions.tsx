import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { PeopleFound } from "~/groups/desk/find-people";
import type { SetupView } from "~/groups/desk/setup-page.server";
import { Card } from "~/ui/page";
import { box, typed, type Reply } from "./form-parts";
import { PeopleForm } from "./people-form";

interface ConditionsProps {
  action: string;
  revision: number;
  setup: SetupView;
  replyTo: (intent: string) => Reply;
  unclearOf: (intent: string) => PeopleFound["unclear"] | undefined;
}

/** Who sits where in any case, who with whom, who never together. */
export function Conditions({ action, revision, setup, replyTo, unclearOf }: ConditionsProps) {
  const { t } = useTranslation("groups");
  const form = { action, revision };
  const of = (intent: "pin" | "together" | "apart") => ({
    ...{ ...form, intent, reply: replyTo(intent), unclear: unclearOf(intent) },
  });
  return (
    <>
      <Card id="pin" title={t("setup.pins")}>
        <Removable
          {...form}
          intent="remove-pin"
          rows={setup.pins.map(({ person, group, round, name, groupName }) => ({
            label: t(round === null ? "setup.pin-line" : "setup.pin-line-round", {
              ...{ name, group: groupName, round: (round ?? 0) + 1 },
            }),
            fields: { person, group, round: round === null ? "" : String(round) },
          }))}
        />
        <PeopleForm {...of("pin")}>
          <div className="grid gap-3 sm:grid-cols-2">
            <label className="grid gap-1 text-sm font-semibold">
              {t("setup.pin-group")}
              <select name="group" defaultValue={typed(replyTo("pin"), "group") || undefined} className={box}>
                {setup.groups.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name || id}
                  </option>
                ))}
              </select>
            </label>
            {setup.rounds > 1 ? (
              <label className="grid gap-1 text-sm font-semibold">
                {t("setup.pin-round")}
                <select name="round" defaultValue={typed(replyTo("pin"), "round")} className={box}>
                  <option value="">{t("setup.every-round")}</option>
                  {Array.from({ length: setup.rounds }, (_, round) => (
                    <option key={round} value={round}>
                      {t("division.round", { round: round + 1 })}
                    </option>
                  ))}
                </select>
              </label>
            ) : null}
          </div>
        </PeopleForm>
      </Card>
      {(["together", "apart"] as const).map((kind) => (
        <Card key={kind} id={kind} title={t(`setup.${kind}`)}>
          <Removable
            {...form}
            intent={`remove-${kind}`}
            rows={setup[kind].map(({ people, names }) => ({
              label: names.join(kind === "apart" ? " ≠ " : " + "),
              fields: { people },
            }))}
          />
          <PeopleForm {...of(kind)} />
        </Card>
      ))}
    </>
  );
}

/** Conditions that are there, each with a button that takes it away. */
function Removable({
  action,
  revision,
  intent,
  rows,
}: {
  action: string;
  revision: number;
  intent: string;
  rows: { label: string; fields: Record<string, string> }[];
}) {
  const { t } = useTranslation("groups");
  if (rows.length === 0) return <p className="text-muted mb-3 text-sm">{t("setup.no-conditions")}</p>;
  return (
    <ul className="divide-line mb-3 divide-y text-sm">
      {rows.map(({ label, fields }) => (
        <li key={Object.values(fields).join(" ")} className="flex items-center justify-between gap-3 py-1">
          <span className="min-w-0 break-words">{label}</span>
          <Form method="post" action={action} preventScrollReset className="no-print shrink-0">
            <input type="hidden" name="basedOn" value={revision} />
            {Object.entries(fields).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <button
              name="intent"
              value={intent}
              aria-label={`${t("setup.remove")}: ${label}`}
              className="text-block min-h-11 px-2 font-semibold underline underline-offset-4"
            >
              {t("setup.remove")}
            </button>
          </Form>
        </li>
      ))}
    </ul>
  );
}
