import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { authorise, notFound, requireViewer, type Visit } from "~/accounts/request.server";
import type { Translate } from "~/platform/translate";
import type { TemplateProblem } from "./template";
import { findTemplate, type Template } from "./templates.server";

/** The template of the address, the latest version unless `?version=` names one, for those who edit templates. */
export async function openTemplate(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const visit = await requireViewer(args);
  authorise(visit, "readiness:template");
  const asked = new URL(args.request.url).searchParams.get("version");
  if (asked !== null && !/^[1-9]\d{0,5}$/.test(asked)) notFound();
  const template: Template | null = await findTemplate(
    visit.db,
    args.params.template ?? "",
    asked === null ? undefined : Number(asked),
  );
  if (!template) notFound();
  return { visit, template } satisfies { visit: Visit; template: Template };
}

/** What is wrong with a template, in words. */
export function wordProblem(problem: TemplateProblem, t: Translate): string {
  switch (problem.code) {
    case "duplicate-item":
      return t("readiness:template.problem.duplicate-item", { item: problem.item });
    case "unknown-item":
      return t("readiness:template.problem.unknown-item", { item: problem.item, names: problem.names });
    case "circle":
      return t("readiness:template.problem.circle", { items: problem.items.join(" → ") });
  }
}
