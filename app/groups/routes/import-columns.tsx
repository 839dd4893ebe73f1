import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ImportHead } from "~/groups/components/import-head";
import { ColumnsForm } from "~/groups/components/columns-form";
import { HeaderForm } from "~/groups/components/header-form";
import { attributeNames } from "~/groups/delegate-table";
import { listDelegates } from "~/groups/delegates.server";
import { asAttribute, faultOfMapping, mappingFrom } from "~/groups/import/columns";
import { mappingOf } from "~/groups/import/mapping-form";
import { countsColumns } from "~/groups/import/read-row";
import { openUpload } from "~/groups/import/open-upload.server";
import { keepMapping } from "~/groups/import/uploads.server";
import { readForm } from "~/platform/forms.server";
import { printable } from "~/platform/printable";
import { Notice } from "~/ui/page";

const headersOffered = 20;
const examplesShown = 3;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { visit, upload, base, here } = await openUpload(args);
  if (upload.result) throw redirect(`${here}/result`);
  const { rows, mapping } = upload;
  const below = rows.slice(mapping.headerRow + 1).filter((row) => !countsColumns(row));
  const short = (text: string) => [...printable(text)].slice(0, 60).join("");
  return {
    ...{ title: visit.t("groups:import.columns-title"), base, here },
    ...{ fileName: upload.fileName, encoding: upload.encoding },
    ...{ defaultStatus: mapping.defaultStatus, erases: mapping.erases, headerRow: mapping.headerRow },
    headers: rows.slice(0, headersOffered).map(({ line, cells }, index) => {
      // Names of columns may stand in two rows.
      const names = index === mapping.headerRow ? mapping.columns.map(({ header }) => header) : cells;
      return { line, text: short(names.filter((name) => name !== "").join(" · ")) };
    }),
    columns: mapping.columns.map(({ header, target, attribute }, index) => ({
      ...{ header: short(header), target, attribute: attribute || asAttribute(header, []) },
      examples: [...new Set(below.slice(0, 50).map(({ cells }) => short(cells[index] ?? "")))]
        .filter((text) => text !== "")
        .slice(0, examplesShown),
    })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { visit, congress, upload, here } = await openUpload(args);
  const { db, t } = visit;
  const form = await readForm(args.request);
  const known = attributeNames(await listDelegates(db, congress.id));
  if (form.get("intent") === "header") {
    const asked = Number(form.get("headerRow"));
    const isOffered =
      Number.isInteger(asked) && asked >= -1 && asked < Math.min(headersOffered, upload.rows.length);
    const { defaultStatus, erases } = upload.mapping;
    if (isOffered) {
      const mapping = mappingFrom(upload.rows, asked, known);
      await keepMapping(db, upload.id, { ...mapping, defaultStatus, erases });
    }
    return redirect(here);
  }
  const mapping = mappingOf(form, upload.mapping, known);
  // Also with a fault: what was chosen is not lost.
  await keepMapping(db, upload.id, mapping);
  const fault = faultOfMapping(mapping);
  if (!fault) return redirect(`${here}/preview`);
  const target = fault.code === "target-twice" ? t(`groups:import.target.${fault.target as "name"}`) : "";
  const name = fault.code === "attribute-twice" ? fault.attribute : "";
  return data({ problem: t(`groups:import.mapping-fault.${fault.code}`, { target, name }) }, { status: 400 });
}

export default function ImportColumns() {
  const { title, base, here, fileName, encoding, headers, headerRow, ...choices } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("groups");
  return (
    <>
      <ImportHead {...{ title, base }} lead={t("import.columns-lead", { name: fileName })} />
      <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-6">
        {answer && "problem" in answer ? (
          <Notice tone="block" live>
            <span className="break-words">{String(answer.problem)}</span>
          </Notice>
        ) : null}
        {encoding ? <p className="text-muted text-sm">{t("import.encoding", { encoding })}</p> : null}
        <HeaderForm here={here} headers={headers} chosen={headerRow} />
        <ColumnsForm here={here} {...choices} />
      </div>
    </>
  );
}
