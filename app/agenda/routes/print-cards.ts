import type { LoaderFunctionArgs } from "@remix-run/node";
import { writeCards } from "~/agenda/print/cards-document.server";
import { documentResponse, draftEdition } from "~/agenda/print/editions.server";

/** The cards of the presidium's chair for the draft. */
export async function loader(args: LoaderFunctionArgs) {
  const { edition, fileName } = await draftEdition(args);
  return documentResponse(await writeCards(edition), `the-dieu-hanh-${fileName}`);
}
