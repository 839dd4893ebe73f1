import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "~/accounts/request.server";
import { documentResponse } from "~/agenda/print/editions.server";
import { divisionEdition } from "~/agenda/print/group-papers.server";
import { askPaper } from "~/groups/papers/ask-paper.server";
import { paperFileNames, paperKinds } from "~/groups/papers/papers";
import { seatingTable } from "~/groups/papers/seating-table";
import { tableFile } from "~/platform/table-file.server";

/** A paper of a division by the name of its file: `tra-cuu.docx`, `bang-chia-to.xlsx`. */
export async function loader(args: LoaderFunctionArgs) {
  const { edition, visit, slug } = await divisionEdition(args);
  const { file } = args.params;
  if (edition.seating.length === 0) notFound();
  const { t, language } = visit;
  for (const format of ["csv", "xlsx"] as const) {
    if (file !== `${paperFileNames.seating}.${format}`) continue;
    const { head, rows } = seatingTable(edition.seating, t);
    const widths = head.map((_, at) => (at === 0 ? 10 : 28));
    const table = { name: t("groups:papers.sheet"), head, rows, widths };
    return tableFile(format, `${paperFileNames.seating}-${slug}`, table);
  }
  const kind = (["all", ...paperKinds] as const).find((each) => file === `${paperFileNames[each]}.docx`);
  if (kind === undefined) notFound();
  return documentResponse(await askPaper({ kind, edition, language }), `${paperFileNames[kind]}-${slug}`);
}
