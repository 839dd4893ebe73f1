import type { LoaderFunctionArgs } from "@remix-run/node";
import { delegateTable } from "~/groups/delegate-table";
import { openDelegates } from "~/groups/open-delegates.server";
import { tableFile } from "~/platform/table-file.server";

/** A workbook to fill in: the names of the columns below two lines that say how. */
export async function loader(args: LoaderFunctionArgs) {
  const { visit } = await openDelegates(args, "delegate:edit");
  return tableFile("xlsx", "mau-danh-sach-dai-bieu", {
    ...delegateTable([], visit.t),
    notes: [visit.t("groups:template.first"), visit.t("groups:template.second")],
  });
}
