import { useTranslation } from "react-i18next";
import type { StepView } from "~/survey/step-view.server";
import { Notice } from "~/ui/page";
import { BigFigures } from "./big-figures";
import { StepButton } from "./step-form";

type Count = NonNullable<StepView["count"]>;

interface Props {
  here: string;
  version: number;
  count: Count;
  mayAgree: boolean;
  mayDiscard: boolean;
}

/** Two counts side by side: where they differ, or that they agree and may be settled. */
export function Comparison({ here, version, count, mayAgree, mayDiscard }: Props) {
  const { t } = useTranslation("survey");
  const { both } = count;
  return (
    <div className="grid gap-4">
      {both === null ? null : both.differences.length === 0 ? (
        <Notice tone="good" title={t("now.agreed")}>
          <BigFigures
            figures={(["issued", "collected", "valid", "invalid"] as const).map((name) => [
              t(`count.${name}`),
              both.figures[name],
            ])}
          />
          {mayAgree ? (
            <div className="mt-2">
              <StepButton look="primary" intent="agree" label={t("now.agree")} {...{ here, version }}>
                <input type="hidden" name="entries[0]" value={both.first.id} />
                <input type="hidden" name="entries[1]" value={both.second.id} />
              </StepButton>
            </div>
          ) : null}
        </Notice>
      ) : (
        <>
          <Notice tone="block" title={t("now.differ", { count: both.differences.length })}>
            {t("now.differ-text")}
          </Notice>
          <Differences
            first={t("count.first", { name: both.first.name })}
            second={t("count.second", { name: both.second.name })}
            differences={both.differences}
          />
        </>
      )}
      {mayDiscard && count.entries.length > 0 ? (
        <div className="flex flex-wrap gap-2">
          {count.entries.map(({ id, name }) => (
            <StepButton
              key={id}
              look="danger"
              intent="discard"
              label={t("now.discard", { name })}
              {...{ here, version }}
            >
              <input type="hidden" name="entry" value={id} />
            </StepButton>
          ))}
        </div>
      ) : null}
    </div>
  );
}

interface DifferencesProps {
  first: string;
  second: string;
  differences: {
    field: "issued" | "collected" | "valid" | "invalid" | "approvals" | "convened" | "present" | "excused";
    code: string | null;
    first: number;
    second: number;
  }[];
}

/** Numbers that differ, the two values beside each other. */
export function Differences({ first, second, differences }: DifferencesProps) {
  const { t } = useTranslation("survey");
  const label = ({ field, code }: DifferencesProps["differences"][number]) =>
    field === "approvals"
      ? `${code}`
      : field === "convened"
        ? t("step.convened")
        : field === "present" || field === "excused"
          ? t(`now.${field}`)
          : t(`count.${field}`);
  return (
    <table className="w-full max-w-2xl text-left">
      <thead>
        <tr className="border-line border-b">
          <th scope="col" className="py-2 pr-3 text-sm font-semibold">
            {t("count.number")}
          </th>
          {[first, second].map((head, index) => (
            <th key={index} scope="col" className="px-3 py-2 text-right text-sm font-semibold break-words">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-line divide-y">
        {differences.map((difference) => (
          <tr key={difference.field + difference.code}>
            <th scope="row" className="py-2 pr-3 font-semibold">
              {label(difference)}
            </th>
            {[difference.first, difference.second].map((value, index) => (
              <td key={index} className="text-block px-3 py-2 text-right text-xl font-bold tabular-nums">
                {value}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
