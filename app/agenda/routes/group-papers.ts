import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "~/accounts/request.server";
import { documentResponse } from "~/agenda/print/editions.server";
import { divisionEdition } from "~/agenda/print/group-papers.server";
import { askPaper } from "~/groups/papers/ask-paper.server";
import { paperFileNames, paperKinds } from "~/groups/papers/papers";
import { seatingCsv, seatingXlsx } from "~/groups/papers/seating-sheet.server";

/** A paper of a division by the name of its file: `tra-cuu.docx`, `bang-chia-to.xlsx`. */
export async function loader(args: LoaderFunctionArgs) {
  const { edition, visit, slug } = await divisionEdition(args);
  const { file } = args.params;
  if (edition.seating.length === 0) notFound();
  const named = (name: string) => `attachment; filename="${name}-${slug}`;
  const { seating } = edition;
  const { t, language } = visit;
  if (file === `${paperFileNames.seating}.csv`)
    return new Response(seatingCsv(seating, t), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `${named(paperFileNames.seating)}.csv"`,
        "Cache-Control": "no-store",
      },
    });
  if (file === `${paperFileNames.seating}.xlsx`)
    return new Response(new Uint8Array(await seatingXlsx(seating, t)), {
      headers: {
        "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "Content-Disposition": `${named(paperFileNames.seating)}.xlsx"`,
        "Cache-Control": "no-store",
      },
    });
  const kind = (["all", ...paperKinds] as const).find((each) => file === `${paperFileNames[each]}.docx`);
  if (kind === undefined) notFound();
  return documentResponse(await askPaper({ kind, edition, language }), `${paperFileNames[kind]}-${slug}`);
}
