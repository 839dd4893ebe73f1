import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ChangeList } from "~/agenda/components/change-list";
import { OutOfStep } from "~/agenda/components/out-of-step";
import { Obstacles } from "~/agenda/components/publishing/obstacles";
import { PublishForm } from "~/agenda/components/publishing/publish-form";
import { Waivers } from "~/agenda/components/publishing/waivers";
import { openForEditing } from "~/agenda/open-agenda.server";
import { publishingAction } from "~/agenda/publishing/action.server";
import { publishingPage } from "~/agenda/publishing/page.server";
import { ButtonLink } from "~/ui/button";
import { Card, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = async (args: LoaderFunctionArgs) => publishingPage(await openForEditing(args));

export const action = async (args: ActionFunctionArgs) =>
  publishingAction(await openForEditing(args), args.request);

export default function PublishAgenda() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("agenda");
  const base = `/congresses/${page.slug}`;
  const here = `${base}/agenda/publish`;
  return (
    <>
      <PageHead
        title={page.title}
        trail={[{ to: `${base}/agenda/edit`, label: t("edit.title") }]}
        lead={t("publishing.lead")}
      />
      <div className="grid max-w-4xl gap-6">
        {answer && "problem" in answer ? (
          <Notice tone="block" live title={answer.problem}>
            {answer.refused.length > 0 ? <Messages messages={answer.refused} /> : null}
          </Notice>
        ) : null}
        <OutOfStep slug={page.slug} revision={page.revision} strayed={page.strayed} from="publish" />
        {page.hasDays ? null : (
          <Notice tone="block">
            {t("publishing.no-days")}{" "}
            <ButtonLink to={`${base}/edit`} look="quiet">
              {t("publishing.enter-days")}
            </ButtonLink>
          </Notice>
        )}
        {page.obstacles.length > 0 ? (
          <Obstacles
            obstacles={page.obstacles}
            decider={page.mayWaive ? page.decider : null}
            action={here}
            answer={answer && "which" in answer ? answer : null}
          />
        ) : null}
        {page.reminders.length > 0 ? (
          <Card title={t("publishing.reminders")}>
            <div className="text-warn text-sm font-medium">
              <Messages messages={page.reminders} />
            </div>
          </Card>
        ) : null}
        {page.waivers.length > 0 ? (
          <Waivers waivers={page.waivers} mayWithdraw={page.mayWaive} action={here} />
        ) : null}
        {page.changes.length > 0 ? (
          <Card title={t("publishing.changes", { version: page.lastVersion })}>
            <ChangeList changes={page.changes} />
          </Card>
        ) : null}
        <PublishForm
          action={here}
          revision={page.revision}
          lastVersion={page.lastVersion}
          isReady={page.obstacles.length === 0 && page.hasDays}
          isSame={page.lastVersion > 0 && page.changes.length === 0}
        />
      </div>
    </>
  );
}

function Messages({ messages }: { messages: string[] }) {
  return (
    <ul className="grid gap-1">
      {[...new Set(messages)].map((message) => (
        <li key={message} className="break-words">
          {message}
        </li>
      ))}
    </ul>
  );
}
