import type { LoaderFunctionArgs } from "@remix-run/node";
import { recordAudit } from "~/accounts/audit.server";
import { actorOf } from "~/accounts/request.server";
import { chosenDelegates, queryOf } from "~/groups/delegate-filter";
import { delegateTable } from "~/groups/delegate-table";
import { listDelegates } from "~/groups/delegates.server";
import { openDelegates } from "~/groups/open-delegates.server";
import { formatOf, tableFile } from "~/platform/table-file.server";

/** The list, or the part of it that the address asks for, as a file that can be imported again. */
export async function loader(args: LoaderFunctionArgs) {
  const { visit, congress } = await openDelegates(args, "delegate:view");
  const query = queryOf(new URL(args.request.url).searchParams);
  const chosen = chosenDelegates(await listDelegates(visit.db, congress.id), query);
  const format = formatOf(args.request);
  await visit.db.transaction((transaction) =>
    recordAudit(transaction, actorOf(visit.viewer), visit.now, {
      ...{ action: "delegates-exported", subjectKind: "congress", subjectId: congress.id },
      detail: { rows: chosen.length, format },
    }),
  );
  return tableFile(format, `dai-bieu-${congress.slug}`, delegateTable(chosen, visit.t));
}
