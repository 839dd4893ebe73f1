import { useState } from "react";
import { useTranslation } from "react-i18next";
import { slotTypes, sessionsInOrder, timeOf, type Agenda, type SlotType } from "~/agenda/agenda";
import { firstGap } from "~/agenda/board/layout";
import { newId } from "~/platform/random-id";
import type { EditCommand } from "~/agenda/edits/command";
import { freshSlot } from "~/agenda/rules/fixes";
import { wordDay } from "~/platform/days";
import type { Language } from "~/platform/language";
import { Button } from "~/ui/button";

const box =
  "border-line-strong bg-surface min-h-11 min-w-0 rounded-md border px-3 py-2 text-base font-normal";

/** Adds a slot of a type, or with a text of one's own, where a session first has room for it. */
export function Palette({ agenda, onAdd }: { agenda: Agenda; onAdd: (command: EditCommand) => void }) {
  const { t, i18n } = useTranslation("agenda");
  const [type, setType] = useState<SlotType>("other");
  const [title, setTitle] = useState("");
  const sessions = sessionsInOrder(agenda);
  const [chosen, setChosen] = useState("");
  const session = sessions.find(({ id }) => id === chosen) ?? null;

  const add = () => {
    const discussion = type === "group-discussion";
    const slot = freshSlot(type, {
      id: newId(),
      ...(title.trim() !== "" && { title: title.trim() }),
      ...(discussion && {
        groups: agenda.groups.map(({ id }) => id),
        documents: agenda.documents.filter(({ kind }) => kind !== "other").map(({ id }) => id),
      }),
    });
    const at = session ? Math.min(firstGap(session, slot.minutes), 1440 - slot.minutes) : 0;
    onAdd({
      do: "add-slot",
      session: session?.id ?? null,
      slot: { ...slot, start: session ? timeOf(at) : "" },
    });
    setTitle("");
  };

  return (
    <form
      className="no-print border-line bg-surface rounded-card mb-4 grid gap-3 border p-3 sm:flex sm:flex-wrap sm:items-end"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <label className="grid gap-1 text-sm font-semibold">
        {t("slot.type")}
        <select value={type} onChange={(event) => setType(event.target.value as SlotType)} className={box}>
          {slotTypes.map((each) => (
            <option key={each} value={each}>
              {t(`slot-type.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="grid min-w-0 flex-1 gap-1 text-sm font-semibold">
        {t("slot.name")}
        <input
          value={title}
          maxLength={300}
          onChange={(event) => setTitle(event.target.value)}
          className={box}
        />
      </label>
      <label className="grid min-w-0 gap-1 text-sm font-semibold">
        {t("slot.session")}
        <select value={session?.id ?? ""} onChange={(event) => setChosen(event.target.value)} className={box}>
          <option value="">{t("slot.tray")}</option>
          {sessions.map((each) => (
            <option key={each.id} value={each.id}>
              {wordDay(each.date, i18n.language as Language)} {each.start}{" "}
              {each.title || t(`session-kind.${each.kind}`)}
            </option>
          ))}
        </select>
      </label>
      <Button>{t("slot.add")}</Button>
    </form>
  );
}
