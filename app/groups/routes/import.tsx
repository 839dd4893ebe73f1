import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ChooseFile } from "~/groups/components/choose-file";
import { readUploadForm, receiveFile, wordFault } from "~/groups/import/receive.server";
import { dropUpload, waitingUpload } from "~/groups/import/uploads.server";
import { openDelegates } from "~/groups/open-delegates.server";
import { Button, ButtonLink } from "~/ui/button";
import { Card, Notice, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { visit, congress } = await openDelegates(args, "delegate:edit");
  const owner = { congressId: congress.id, userId: visit.viewer.id };
  return {
    title: visit.t("groups:import.title"),
    base: `/congresses/${congress.slug}/delegates`,
    waiting: await waitingUpload(visit.db, owner, visit.now),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { visit, congress } = await openDelegates(args, "delegate:edit");
  const { db, viewer, now, t } = visit;
  const owner = { congressId: congress.id, userId: viewer.id };
  const here = `/congresses/${congress.slug}/delegates/import`;
  const form = await readUploadForm(args.request);
  if (!form) return data({ problem: t("groups:import.fault.too-large") }, { status: 413 });
  if (form.get("intent") === "drop") {
    await dropUpload(db, owner, String(form.get("upload")));
    return redirect(here);
  }
  const file = form.get("file");
  if (!(file instanceof File) || (file.size === 0 && file.name === ""))
    return data({ problem: t("groups:import.no-file") }, { status: 400 });
  const received = await receiveFile(db, owner, now, file);
  return received.ok
    ? redirect(`${here}/${received.id}`)
    : data({ problem: wordFault(received, t) }, { status: received.reason === "too-large" ? 413 : 400 });
}

export default function ImportDelegates() {
  const { title, base, waiting } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("groups");
  const here = `${base}/import`;
  return (
    <>
      <PageHead title={title} trail={[{ to: base, label: t("delegates.title") }]} lead={t("import.lead")} />
      <div className="grid max-w-3xl gap-6">
        {answer && "problem" in answer ? (
          <Notice tone="block" live>
            {String(answer.problem)}
          </Notice>
        ) : null}
        {waiting ? (
          <Notice>
            <p className="break-words">{t("import.waiting", { name: waiting.fileName })}</p>
            <div className="mt-2 flex flex-wrap gap-2">
              <ButtonLink to={`${here}/${waiting.id}`}>{t("import.continue")}</ButtonLink>
              <Form method="post" action={here}>
                <input type="hidden" name="upload" value={waiting.id} />
                <Button look="quiet" name="intent" value="drop">
                  {t("import.drop")}
                </Button>
              </Form>
            </div>
          </Notice>
        ) : null}
        <Card title={t("import.choose-title")}>
          <ChooseFile here={here} />
        </Card>
        <Card title={t("import.template-title")}>
          <p className="mb-3 text-sm">{t("import.template-text")}</p>
          <ButtonLink to={`${base}/template.xlsx`} reloadDocument>
            {t("import.template")}
          </ButtonLink>
        </Card>
      </div>
    </>
  );
}
