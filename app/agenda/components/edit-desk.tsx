import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { EditDeskView } from "~/agenda/edit-desk.server";
import type { ProgrammeSession } from "~/agenda/programme";
import type { FindingView } from "~/agenda/words";
import { wordDay } from "~/platform/days";
import type { Language } from "~/platform/language";
import { Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/page";
import { Findings, SlotFindings } from "./findings";
import { PrintMenu } from "./print-menu";
import { Programme, SlotRow } from "./programme";

const link =
  "text-accent inline-flex min-h-9 items-center text-sm font-semibold underline underline-offset-4";

/** The draft with everything that can be done with it; works without JavaScript. */
export function EditDesk({ desk, base }: { desk: EditDeskView; base: string }) {
  const { t } = useTranslation("agenda");
  const here = `${base}/agenda/edit`;
  const bySlot = findingsBySlot(desk.findings);
  const slotLink = (id: string) => `${here}/slots/${encodeURIComponent(id)}`;
  const slotParts = {
    slotTitle: ({ id, title }: { id: string; title: string }) => (
      <Link to={slotLink(id)} className="text-accent font-semibold underline underline-offset-4">
        {title || "—"}
      </Link>
    ),
    slotNotes: ({
      id,
      fixed,
      parallel,
      notes,
    }: {
      id: string;
      fixed: boolean;
      parallel: boolean;
      notes: string;
    }) => (
      <>
        {fixed || parallel ? (
          <p className="text-muted text-sm">
            {[fixed ? t("edit.fixed") : null, parallel ? t("edit.parallel") : null]
              .filter(Boolean)
              .join(" · ")}
          </p>
        ) : null}
        {notes ? <p className="text-muted text-sm break-words whitespace-pre-line">{notes}</p> : null}
        <SlotFindings findings={bySlot.get(id) ?? []} />
      </>
    ),
  };
  return (
    <>
      <Toolbar desk={desk} base={base} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="order-2 grid gap-6 lg:order-1">
          <Programme
            days={desk.days}
            sessionTools={(session) => (
              <SessionTools session={session} here={here} revision={desk.revision} />
            )}
            {...slotParts}
          />
          {desk.tray.length > 0 ? (
            <Card title={t("edit.tray")}>
              <p className="text-muted mb-2 text-sm">{t("edit.tray-text")}</p>
              <ol className="divide-line divide-y">
                {desk.tray.map((slot) => (
                  <SlotRow key={slot.id} slot={slot} {...slotParts} />
                ))}
              </ol>
            </Card>
          ) : null}
        </div>
        <aside className="order-1 lg:sticky lg:top-4 lg:order-2 lg:max-h-[calc(100vh-2rem)] lg:overflow-y-auto">
          <Card title={t("edit.findings")}>
            <Findings findings={desk.findings} revision={desk.revision} action={here} slotLink={slotLink} />
          </Card>
        </aside>
      </div>
    </>
  );
}

function Toolbar({ desk, base }: { desk: EditDeskView; base: string }) {
  const { t } = useTranslation("agenda");
  const here = `${base}/agenda/edit`;
  return (
    <div className="no-print mb-5 flex flex-wrap gap-2">
      <ButtonLink to={`${base}/agenda/publish`} look="primary">
        {t("edit.publish")}
      </ButtonLink>
      <Form method="post" action={here} className="contents" preventScrollReset>
        <input type="hidden" name="basedOn" value={desk.revision} />
        <Button name="intent" value="undo" disabled={!desk.canUndo}>
          {t("edit.undo")}
        </Button>
        <Button name="intent" value="redo" disabled={!desk.canRedo}>
          {t("edit.redo")}
        </Button>
      </Form>
      <ButtonLink to={`${here}/sessions/new`}>{t("edit.add-session")}</ButtonLink>
      <ButtonLink to={`${here}/lists`}>{t("edit.lists")}</ButtonLink>
      <ButtonLink to={`${here}/divisions`}>{t("divisions.title")}</ButtonLink>
      <ButtonLink to={`${base}/agenda/history`}>{t("edit.history")}</ButtonLink>
      <ButtonLink to={`${base}/agenda/import`}>{t("edit.import")}</ButtonLink>
      <ButtonLink to={`${base}/agenda/draft`}>{t("edit.draft")}</ButtonLink>
      <PrintMenu base={base} />
      {desk.publishedVersion !== null ? (
        <ButtonLink to={`${base}/agenda`} look="quiet">
          {t("edit.see-published")}
        </ButtonLink>
      ) : null}
    </div>
  );
}

function SessionTools({
  session,
  here,
  revision,
}: {
  session: ProgrammeSession;
  here: string;
  revision: number;
}) {
  const { t, i18n } = useTranslation("agenda");
  const { id, start, date, planned, available } = session;
  const day = wordDay(date, i18n.language as Language);
  const over = planned - available;
  const last = session.slots.at(-1);
  return (
    <div className="flex flex-wrap items-center gap-x-4">
      <span className={`text-sm tabular-nums ${over > 0 ? "text-block font-semibold" : "text-muted"}`}>
        {t("edit.planned", { planned, available })}
        {over > 0 ? ` · ${t("edit.planned-over", { count: over })}` : ""}
      </span>
      <span className="no-print flex flex-wrap items-center gap-x-4">
        <Link
          to={`${here}/slots/new?session=${encodeURIComponent(id)}&start=${last?.end || start}`}
          className={link}
          aria-label={t("edit.add-slot-label", { start, day })}
        >
          {t("edit.add-slot")}
        </Link>
        <Link
          to={`${here}/sessions/${encodeURIComponent(id)}`}
          className={link}
          aria-label={t("edit.edit-session-label", { start, day })}
        >
          {t("edit.edit-session")}
        </Link>
        {planned < available ? (
          <Form method="post" action={here} preventScrollReset>
            <input type="hidden" name="basedOn" value={revision} />
            <input type="hidden" name="session" value={id} />
            <button name="intent" value="close-gaps" className={link}>
              {t("edit.close-gaps")}
            </button>
          </Form>
        ) : null}
      </span>
    </div>
  );
}

function findingsBySlot(findings: FindingView[]): Map<string, FindingView[]> {
  const bySlot = new Map<string, FindingView[]>();
  for (const finding of findings) {
    const slotId = finding.slotIds.at(-1);
    if (slotId) bySlot.set(slotId, [...(bySlot.get(slotId) ?? []), finding]);
  }
  return bySlot;
}
