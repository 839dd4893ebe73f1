import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { createAgenda, findAgenda } from "~/agenda/agendas.server";
import type { Agenda } from "~/agenda/agenda";
import { CopyForm } from "~/agenda/components/copy-form";
import { copyFor } from "~/agenda/copy";
import { copySources } from "~/agenda/copy-sources.server";
import { openEditableCongress, type EditableCongress } from "~/agenda/open-agenda.server";
import { perform } from "~/agenda/perform.server";
import { readAgenda } from "~/agenda/read-agenda";
import { withCurrentFacts } from "~/agenda/current-facts";
import { can } from "~/accounts/permissions";
import { findCongress } from "~/congress/congresses.server";
import { isDay } from "~/platform/days";
import { readForm } from "~/platform/forms.server";
import { newId } from "~/platform/id.server";
import { Button, ButtonLink } from "~/ui/button";
import { Card, Notice, PageHead } from "~/ui/page";

const largestFile = 4 * 1024 * 1024;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { visit, congress } = await openEditableCongress(args);
  const { db, viewer, language, t, request } = visit;
  const typed = new URL(request.url).searchParams.get("name") ?? "";
  const begun = await db("agendas").where({ congress_id: congress.id }).first("id");
  return {
    title: t("agenda:import.title"),
    slug: congress.slug,
    hasAgenda: begun !== undefined,
    sources: await copySources(db, viewer, language, { except: congress.id, typed }),
    typed,
  };
}

export async function action(args: ActionFunctionArgs) {
  const open = await openEditableCongress(args);
  const { t } = open.visit;
  const form = await readForm(args.request, largestFile);
  if (form.get("intent") === "copy") {
    const copied = await copiedFrom(open, String(form.get("from")));
    return copied
      ? store(open, copied, "copy")
      : data({ problem: t("agenda:import.no-source") }, { status: 400 });
  }
  const file = form.get("file");
  if (typeof file === "string" || file === null || file.size === 0) {
    return data({ problem: t("agenda:import.no-file") }, { status: 400 });
  }
  const read = readAgenda(await file.text(), open.visit.language);
  if (!read.ok) {
    const problem = t(`agenda:import.${read.reason}`, { place: read.place || "/", detail: read.detail });
    return data({ problem }, { status: 400 });
  }
  const isOdd = read.laterFormat !== null || read.unknown.length > 0;
  if (isOdd && form.get("keep") !== "on") {
    const notes = [
      ...(read.laterFormat ? [t("agenda:import.later-format", { format: read.laterFormat })] : []),
      ...(read.unknown.length > 0
        ? [t("agenda:import.unknown", { fields: read.unknown.slice(0, 20).join(", ") })]
        : []),
    ];
    return data({ problem: [...notes, t("agenda:import.keep-hint")].join(" ") }, { status: 400 });
  }
  return store(open, read.agenda, "import");
}

async function copiedFrom({ visit, congress }: EditableCongress, slug: string): Promise<Agenda | null> {
  const { db, viewer } = visit;
  const source = await findCongress(db, viewer, slug);
  if (!source || !can(viewer, "agenda:view-draft", { committeePath: source.committee.path })) return null;
  const found = await findAgenda(db, source.id);
  if (!found || !isDay(found.agenda.congress.firstDay)) return null;
  const own = await findAgenda(db, congress.id);
  const facts = withCurrentFacts(own?.agenda ?? found.agenda, congress).congress;
  return copyFor(found.agenda, facts, newId);
}

async function store(open: EditableCongress, agenda: Agenda, why: "import" | "copy") {
  const { visit, congress } = open;
  const { db, viewer, now, t } = visit;
  const desk = `/congresses/${congress.slug}/agenda/edit`;
  const summary = { code: `replaced-${why}`, params: {} };
  if (await createAgenda(db, viewer, now, congress.id, agenda, summary)) return redirect(desk);
  const latest = await findAgenda(db, congress.id);
  const saved = await perform(open, latest?.number ?? 0, { do: "replace", agenda, why });
  return saved.kind === "saved"
    ? redirect(desk)
    : data({ problem: t("agenda:edit.outdated") }, { status: 409 });
}

const box = "border-line-strong bg-surface min-h-11 w-full rounded-md border px-3 py-2 text-base font-normal";

export default function ImportAgenda() {
  const { title, slug, hasAgenda, sources, typed } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("agenda");
  const desk = `/congresses/${slug}/agenda/edit`;
  const here = `/congresses/${slug}/agenda/import`;
  return (
    <>
      <PageHead title={title} trail={[{ to: desk, label: t("edit.title") }]} lead={t("import.lead")} />
      <div className="grid max-w-3xl gap-6">
        {answer && "problem" in answer ? (
          <Notice tone="block" live>
            <span className="break-words">{String(answer.problem)}</span>
          </Notice>
        ) : null}
        <Card title={t("import.file-title")}>
          <Form method="post" action={here} encType="multipart/form-data" className="grid gap-4">
            <label className="grid gap-1 text-sm font-semibold">
              {t("import.file")}
              <input type="file" name="file" accept=".json,application/json" required className={box} />
            </label>
            <label className="flex min-h-11 items-center gap-3 text-sm">
              <input type="checkbox" name="keep" className="accent-accent size-5" />
              {t("import.keep")}
            </label>
            <div>
              <Button look="primary">{t("import.submit")}</Button>
            </div>
          </Form>
        </Card>
        {sources.isSearched || sources.matches.length > 0 ? (
          <Card title={t("import.copy-title")}>
            <CopyForm here={here} sources={sources} typed={typed} />
          </Card>
        ) : null}
        {hasAgenda ? (
          <Card title={t("import.export-title")}>
            <ButtonLink to={`/congresses/${slug}/agenda/export.json`} reloadDocument>
              {t("import.export")}
            </ButtonLink>
          </Card>
        ) : null}
      </div>
    </>
  );
}
