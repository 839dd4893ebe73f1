import type { LoaderFunctionArgs } from "@remix-run/node";
import { planOf, resultOf } from "~/groups/import/import.server";
import { openUpload } from "~/groups/import/open-upload.server";
import { wordRemark } from "~/groups/import/words";
import { formatOf, tableFile } from "~/platform/table-file.server";

/** The refused rows as they stand in the file, with the reasons: to be mended and imported again. */
export async function loader(args: LoaderFunctionArgs) {
  const { visit, congress, upload } = await openUpload(args);
  const { t, db } = visit;
  const { headers, refused } =
    upload.result ?? resultOf(upload, (await planOf(db, congress.id, upload)).plan);
  return tableFile(formatOf(args.request), "bi-tu-choi", {
    name: t("groups:import.refused-name"),
    head: [...headers, t("groups:import.refused-line"), t("groups:import.refused-why")],
    rows: refused.map(({ line, cells, reasons }) => [
      ...headers.map((_, index) => cells[index] ?? ""),
      String(line),
      reasons.map((reason) => wordRemark(reason, t)).join(" "),
    ]),
    widths: [...headers.map(() => 20), 14, 60],
  });
}
