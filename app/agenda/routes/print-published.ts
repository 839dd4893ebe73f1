import type { LoaderFunctionArgs } from "@remix-run/node";
import { documentResponse, publishedEdition } from "~/agenda/print/editions.server";
import { writeProgramme } from "~/agenda/print/programme-document.server";

/** A published version of the official programme as an office document. */
export async function loader(args: LoaderFunctionArgs) {
  const { edition, fileName } = await publishedEdition(args);
  return documentResponse(await writeProgramme(edition), `chuong-trinh-${fileName}`);
}
