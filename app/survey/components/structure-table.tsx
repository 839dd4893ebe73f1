import { useTranslation } from "react-i18next";
import type { viewPlan } from "~/survey/plan-view.server";
import { figureNames } from "~/survey/structure";

type Structure = ReturnType<typeof viewPlan>["structure"];

/** Women, under 40, ethnic minorities and new members in each list, against the targets. */
export function StructureTable({ structure }: { structure: Structure }) {
  const { t } = useTranslation("survey");
  if (structure.length === 0) return <p className="text-muted">{t("plan.structure-empty")}</p>;
  return (
    <div
      className="overflow-x-auto"
      role="region"
      aria-label={t("plan.structure")}
      // A wide table must be scrollable by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <table className="w-full min-w-[44rem] text-left text-sm">
        <thead>
          <tr className="border-line border-b">
            <th scope="col" className="py-2 pr-3 font-semibold">
              {t("plan.structure-list")}
            </th>
            <th scope="col" className="px-3 py-2 text-right font-semibold">
              {t("plan.candidates")}
            </th>
            {figureNames.map((name) => (
              <th key={name} scope="col" className="px-3 py-2 font-semibold">
                {t(`figures.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-line divide-y">
          {structure.map(({ id, label, count, figures }) => (
            <tr key={id} className="align-top">
              <th
                scope="row"
                className={`py-2 pr-3 break-words ${id === "now" ? "font-bold" : "font-normal"}`}
              >
                {label}
              </th>
              <td className="px-3 py-2 text-right tabular-nums">{count}</td>
              {figures.map(({ name, text, unknown, target, isMet, judgement }) => (
                <td key={name} className="px-3 py-2 tabular-nums">
                  {text}
                  {unknown ? <span className="text-muted block">{unknown}</span> : null}
                  {target ? (
                    <span
                      className={`block ${isMet === null ? "text-muted" : isMet ? "text-good" : "text-block"}`}
                    >
                      {[target, judgement].filter(Boolean).join(": ")}
                    </span>
                  ) : null}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
