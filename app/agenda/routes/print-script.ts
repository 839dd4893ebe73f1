import type { LoaderFunctionArgs } from "@remix-run/node";
import { documentResponse, draftEdition } from "~/agenda/print/editions.server";
import { writeScript } from "~/agenda/print/script-document.server";

/** The internal director's script of the draft. */
export async function loader(args: LoaderFunctionArgs) {
  const { edition, fileName } = await draftEdition(args, { withInternal: true });
  return documentResponse(await writeScript(edition), `kich-ban-${fileName}`);
}
