import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "~/accounts/request.server";
import { documentResponse } from "~/agenda/print/editions.server";
import { openStep } from "~/survey/open-plan.server";
import { paperBasis, paperFacts } from "~/survey/print/facts.server";
import { isReady, paperFileName, paperOfFile, variantsOf } from "~/survey/print/papers";
import { askPaper } from "~/survey/print/ask-paper.server";
import { viewStep } from "~/survey/step-view.server";

/** A paper of a step by the name of its file: `phieu-lay-y-kien.docx`, `bien-ban-kiem-phieu-day-du.docx`. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = paperOfFile(args.params.file);
  if (asked === null) notFound();
  const { paper, variant } = asked;
  const looked = variant === "full" ? (`${paper}-full` as const) : paper;
  const open = await openStep(args, { looked, access: "exported" });
  const basis = paperBasis(open);
  if (!isReady(paper, basis) || !variantsOf(paper, basis).includes(variant)) notFound();
  const { language } = open.visit;
  const [view, facts] = [await viewStep(open), await paperFacts(open)];
  const document = await askPaper({ paper, variant, view, facts, language });
  return documentResponse(document, `${paperFileName(paper, variant)}-buoc-${open.step.position}`);
}
