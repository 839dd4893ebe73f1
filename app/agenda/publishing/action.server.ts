import { data, redirect } from "@remix-run/node";
import { authorise, notFound } from "~/accounts/request.server";
import { judgeForm, readForm } from "~/platform/forms.server";
import { deskOf, type OpenAgenda } from "../open-agenda.server";
import { publish } from "../publications.server";
import { waive, withdrawWaiver } from "../waivers.server";
import { viewFindings } from "../words";
import { PublishForm } from "./form";

/** Publishes, sets a demand aside or no longer, as the form asks. */
export async function publishingAction(open: OpenAgenda, request: Request) {
  const { visit, congress, revision, agenda } = open;
  if (!revision || !agenda) notFound();
  const { db, viewer, now, t, language } = visit;
  const subject = { committeePath: congress.committee.path };
  const here = `/congresses/${congress.slug}/agenda/publish`;
  const form = await readForm(request);
  const submission = judgeForm(form, PublishForm, t);
  if (submission.status !== "success") {
    return data({ which: String(form.get("code")), reply: submission.reply() }, { status: 400 });
  }
  const asked = submission.value;
  if (asked.intent === "waive") {
    authorise(visit, "agenda:waive", subject);
    const { code, name, reason } = asked;
    const answer = await waive(db, viewer, now, congress.id, { code, name, reason });
    if (answer !== "not-waivable") return redirect(here);
    return data({ problem: t("agenda:publishing.not-waivable"), refused: [] }, { status: 400 });
  }
  if (asked.intent === "withdraw") {
    authorise(visit, "agenda:waive", subject);
    await withdrawWaiver(db, viewer, now, congress.id, asked.waiver);
    return redirect(here);
  }
  authorise(visit, "agenda:publish", subject);
  if (congress.firstDay === null)
    return data({ problem: t("agenda:publishing.no-days"), refused: [] }, { status: 400 });
  const desk = await deskOf(visit, congress, revision.agenda);
  const { basedOn, name } = asked;
  const published = await publish(db, viewer, now, congress.id, { basedOn, name, ...desk });
  switch (published.kind) {
    case "gone":
      return notFound();
    case "outdated":
      return data({ problem: t("agenda:publishing.outdated"), refused: [] }, { status: 409 });
    case "blocked": {
      const refused = viewFindings(published.findings, { t, language }, new Set()).map(
        ({ message }) => message,
      );
      return data({ problem: t("agenda:publishing.blocked"), refused }, { status: 400 });
    }
    case "published":
      visit.signals.send("published", { congressId: congress.id });
      return redirect(`/congresses/${congress.slug}/agenda`);
  }
}
