import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { actorOf, authorise, requireViewer } from "~/accounts/request.server";
import { readForm } from "~/platform/forms.server";
import { sampleSlug } from "~/sample/content";
import { hasSample, loadSample, removeSample } from "~/sample/sample.server";
import { Button, ButtonLink } from "~/ui/button";
import { Card, PageHead } from "~/ui/page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const visit = await requireViewer(args);
  authorise(visit, "workspace:configure");
  return { title: visit.t("sample:title"), isLoaded: await hasSample(visit.db) };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await requireViewer(args);
  authorise(visit, "workspace:configure");
  const form = await readForm(args.request);
  const { db, viewer, now } = visit;
  if (form.get("intent") === "load") {
    await loadSample(db, actorOf(viewer), now);
    return redirect(`/congresses/${sampleSlug}`);
  }
  if (form.get("intent") !== "remove") throw new Response(null, { status: 400 });
  await removeSample(db, actorOf(viewer), now);
  return redirect("/sample");
}

export default function Sample() {
  const { isLoaded } = useLoaderData<typeof loader>();
  const { t } = useTranslation("sample");
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <Card>
        {isLoaded ? <p className="mb-3 font-semibold">{t("loaded")}</p> : null}
        <Form method="post" action="/sample" className="flex flex-wrap gap-2">
          {isLoaded ? (
            <>
              <ButtonLink to={`/congresses/${sampleSlug}`} look="primary">
                {t("see")}
              </ButtonLink>
              <Button look="danger" name="intent" value="remove">
                {t("remove")}
              </Button>
            </>
          ) : (
            <Button look="primary" name="intent" value="load">
              {t("load")}
            </Button>
          )}
        </Form>
        {isLoaded ? <p className="text-muted mt-3 text-sm">{t("remove-note")}</p> : null}
      </Card>
    </>
  );
}
