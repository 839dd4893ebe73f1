import { useTranslation } from "react-i18next";
import type { SlotType } from "~/agenda/agenda";

const discussion = "bg-accent text-white";
const plain = "bg-sunken text-muted";
const marks: Partial<Record<SlotType, string>> = {
  "group-discussion": discussion,
  "plenary-discussion": "bg-accent-soft text-accent-strong",
  "group-report-back": "bg-accent-soft text-accent-strong",
  "document-presentation": "bg-good-soft text-good",
  ballot: "bg-sample-soft text-sample",
  "ballot-result": "bg-sample-soft text-sample",
  nomination: "bg-sample-soft text-sample",
  "personnel-report": "bg-sample-soft text-sample",
};

/** The type of a slot, in words on a ground of its own. */
export function SlotTypeMark({ type }: { type: SlotType }) {
  const { t } = useTranslation("agenda");
  return (
    <span className={`inline-block rounded px-1.5 py-0.5 text-xs font-semibold ${marks[type] ?? plain}`}>
      {t(`slot-type.${type}`)}
    </span>
  );
}
