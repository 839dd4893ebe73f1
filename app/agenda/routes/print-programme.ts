import type { LoaderFunctionArgs } from "@remix-run/node";
import { documentResponse, draftEdition } from "~/agenda/print/editions.server";
import { writeProgramme } from "~/agenda/print/programme-document.server";

/** The official programme as it is being written, marked as a draft. */
export async function loader(args: LoaderFunctionArgs) {
  const { edition, fileName } = await draftEdition(args);
  return documentResponse(await writeProgramme(edition), `chuong-trinh-${fileName}`);
}
