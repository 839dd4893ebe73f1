import type { LoaderFunctionArgs } from "@remix-run/node";
import { openDirectiveForEditing } from "~/directives/open-directive.server";
import { progressReport } from "~/directives/progress-report.server";

/** The progress report of a directive as a DOCX file. */
export async function loader(args: LoaderFunctionArgs) {
  const { visit, directive } = await openDirectiveForEditing(args);
  const file = await progressReport(visit, directive);
  return new Response(new Uint8Array(file), {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "Content-Disposition": `attachment; filename="tien-do-${directive.slug}.docx"`,
      "Cache-Control": "private, no-store",
    },
  });
}
