import { useTranslation } from "react-i18next";
import { Button } from "~/ui/button";

const box =
  "border-line-strong bg-surface min-h-11 w-full min-w-0 rounded-md border px-3 py-2 font-normal text-base";

/** What the trail is searched for. */
export interface AskedOfTrail {
  person: string;
  action: string;
  subject: string;
  from: string;
  until: string;
}

export function TrailQuestion({
  asked,
  actions,
}: {
  asked: AskedOfTrail;
  actions: { code: string; words: string }[];
}) {
  const { t } = useTranslation(["audit", "common"]);
  return (
    <form method="get" className="no-print grid grid-cols-2 items-end gap-3 md:flex md:flex-wrap">
      {asked.subject ? <input type="hidden" name="subject" value={asked.subject} /> : null}
      <label className="grid gap-1 text-sm font-semibold">
        {t("person")}
        <input name="person" defaultValue={asked.person} maxLength={200} className={box} />
      </label>
      <label className="grid gap-1 text-sm font-semibold">
        {t("action")}
        <select name="action" defaultValue={asked.action} className={box}>
          <option value="">{t("all-actions")}</option>
          {actions.map(({ code, words }) => (
            <option key={code} value={code}>
              {words}
            </option>
          ))}
        </select>
      </label>
      {(["from", "until"] as const).map((bound) => (
        <label key={bound} className="grid gap-1 text-sm font-semibold">
          {t(bound)}
          <input type="date" name={bound} defaultValue={asked[bound]} className={box} />
        </label>
      ))}
      <Button>{t("common:search")}</Button>
    </form>
  );
}
