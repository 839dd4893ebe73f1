import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { authorise, notFound, requireViewer } from "~/accounts/request.server";
import { countCommitteesByLevel, listLevels } from "~/congress/committees.server";
import { removeLevel, saveLevel } from "~/congress/forms/level-answer.server";
import { LevelFormFields } from "~/congress/forms/level-fields";
import { levelFields } from "~/congress/forms/level-form";
import { id } from "~/platform/fields";
import { readForm } from "~/platform/forms.server";
import { nameIn } from "~/platform/vietnamese";
import { Button } from "~/ui/button";
import { Card, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

async function open(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const visit = await requireViewer(args);
  authorise(visit, "workspace:configure");
  return visit;
}

export async function loader(args: LoaderFunctionArgs) {
  const { db, t, language } = await open(args);
  const levels = await listLevels(db);
  const used = await countCommitteesByLevel(db);
  return {
    title: t("congress:level.title"),
    levels: levels.map((level) => ({
      id: level.id,
      name: nameIn(level.names, language),
      version: level.version,
      values: levelFields(level),
      used: used.get(level.id) ?? 0,
    })),
    nextPosition: Math.min(9999, Math.max(0, ...levels.map(({ position }) => position)) + 10),
  };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await open(args);
  const form = await readForm(args.request);
  const level = id().safeParse(form.get("level"));
  if (!level.success) notFound();
  return form.get("intent") === "delete"
    ? removeLevel(visit, form, level.data)
    : saveLevel(visit, form, level.data);
}

export default function Levels() {
  const { title, levels, nextPosition } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const { t } = useTranslation(["congress", "common"]);
  const answerTo = (id: string) =>
    answer && "reply" in answer && answer.reply.initialValue?.level === id ? answer : undefined;
  return (
    <>
      <PageHead
        title={title}
        trail={[{ to: "/committees", label: t("tree.title") }]}
        lead={t("level.lead")}
      />
      <div className="grid gap-4">
        {answer && "problem" in answer ? (
          <Notice tone="block" live>
            {answer.problem}
          </Notice>
        ) : null}
        {levels.map(({ id, name, version, values, used }) => (
          <Card key={id} id={id} title={name}>
            {search.get("saved") === id && !answer ? (
              <div className="mb-3">
                <Notice tone="good">{t("level.saved")}</Notice>
              </div>
            ) : null}
            <LevelFormFields
              // After a save the form begins anew from what is stored.
              key={version}
              {...{ id, values, version }}
              answer={answerTo(id)}
              label={t("level.edit-label", { name })}
              submit={t("common:save")}
              remark={used > 0 ? t("level.used", { count: used }) : undefined}
            />
            {used > 0 ? null : <LevelRemoval {...{ id, name, version }} />}
          </Card>
        ))}
        <Card id="new" title={t("level.new-title")}>
          <LevelFormFields
            key={levels.length}
            id="new"
            values={{ position: nextPosition, agendaLevel: "base" }}
            version={0}
            answer={answerTo("new")}
            label={t("level.new-title")}
            submit={t("level.add")}
          />
        </Card>
      </div>
    </>
  );
}

function LevelRemoval({ id, name, version }: { id: string; name: string; version: number }) {
  const { t } = useTranslation(["congress", "common"]);
  return (
    <Form method="post" className="mt-3">
      <input type="hidden" name="level" value={id} />
      <input type="hidden" name="basedOn" value={version} />
      <Button look="danger" name="intent" value="delete" aria-label={t("level.delete-label", { name })}>
        {t("common:delete")}
      </Button>
    </Form>
  );
}
