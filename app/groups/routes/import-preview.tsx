import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData, type ShouldRevalidateFunction } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ImportHead } from "~/groups/components/import-head";
import { OutcomeTabs } from "~/groups/components/outcome-tabs";
import { PreviewRows } from "~/groups/components/preview-rows";
import { RefusedFiles } from "~/groups/components/refused-files";
import { StoreForm } from "~/groups/components/store-form";
import { Pages } from "~/ui/pages";
import { faultOfMapping } from "~/groups/import/columns";
import { planOf, storeImport } from "~/groups/import/import.server";
import { openUpload } from "~/groups/import/open-upload.server";
import { outcomes } from "~/groups/import/plan";
import { wordRow } from "~/groups/import/words";
import { pageOf } from "~/platform/paging";
import { readForm } from "~/platform/forms.server";
import { Notice } from "~/ui/page";

/** How many rows stand on a page. */
const pageLength = 100;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** A list that changed in between answers 409, and the preview is made anew. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus === 409 || defaultShouldRevalidate;

export async function loader(args: LoaderFunctionArgs) {
  const { visit, congress, upload, base, here } = await openUpload(args);
  if (upload.result) throw redirect(`${here}/result`);
  if (faultOfMapping(upload.mapping)) throw redirect(here);
  const { plan, mark } = await planOf(visit.db, congress.id, upload);
  const search = new URL(args.request.url).searchParams;
  const show = outcomes.find((outcome) => outcome === search.get("show")) ?? null;
  const rows = show ? plan.rows.filter(({ outcome }) => outcome === show) : plan.rows;
  const { items, turns: pages } = pageOf(rows, search, pageLength);
  return {
    ...{ title: visit.t("groups:import.preview-title"), base, here, fileName: upload.fileName },
    ...{ counts: plan.counts, mark, show, pages },
    rows: items.map((row) => wordRow(row, visit.t)),
  };
}

/** Stores what was announced; without scripts the page answers when all is written. */
export async function action(args: ActionFunctionArgs) {
  const { upload, where, here } = await openUpload(args);
  const mark = String((await readForm(args.request)).get("mark"));
  const stored = await storeImport(where, upload, mark);
  return stored.kind === "stored" ? redirect(`${here}/result`) : data({ isOutdated: true }, { status: 409 });
}

export default function ImportPreview() {
  const { title, base, here, fileName, counts, mark, show, pages, rows } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("groups");
  return (
    <>
      <ImportHead {...{ title, base }} lead={t("import.preview-lead", { name: fileName })} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {answer ? (
          <Notice tone="warn" live>
            {t("import.outdated")}
          </Notice>
        ) : null}
        <OutcomeTabs address={`${here}/preview`} counts={counts} show={show} />
        {counts.added + counts.changed === 0 ? <Notice>{t("import.nothing-to-store")}</Notice> : null}
        <StoreForm key={mark} here={here} mark={mark} counts={counts} />
        {counts.refused > 0 ? <RefusedFiles here={here} /> : null}
        <PreviewRows rows={rows} />
        <Pages {...pages} />
      </div>
    </>
  );
}
