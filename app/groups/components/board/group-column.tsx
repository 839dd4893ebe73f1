import { useTranslation } from "react-i18next";
import { ruleFor } from "~/groups/board/keys";
import type { AttributeBalance } from "~/groups/division/balance";
import type { DivisionGroup, SeatedRound } from "~/groups/division/content";
import type { Violation } from "~/groups/division/problem";
import type { BoardPerson } from "~/groups/desk/board-state.server";
import { wordCondition, type Names } from "~/groups/desk/words";
import { BalanceBars } from "./balance-bars";
import { MemberRow, type MemberHands } from "./member-row";
import type { z } from "zod";

interface GroupColumnProps extends MemberHands {
  group: DivisionGroup;
  seats: z.infer<typeof SeatedRound>["groups"][number] | undefined;
  people: ReadonlyMap<string, BoardPerson>;
  shares: AttributeBalance[];
  violations: Violation[];
  names: Names;
  isTarget: boolean;
  swapWith: string | null;
}

/** One group: its room, how it mirrors the whole, who sits in it. */
export function GroupColumn(props: GroupColumnProps) {
  const { group, seats, people, shares, violations, names, isTarget, swapWith, ...hands } = props;
  const { t } = useTranslation("groups");
  // In the order of the list of delegates; who is no longer on it comes last.
  const order = new Map([...people.keys()].map((id, index) => [id, index]));
  const placeOf = (id: string) => order.get(id) ?? order.size;
  const members = [...(seats?.members ?? [])].sort((a, b) => placeOf(a) - placeOf(b));
  return (
    <section
      id={group.id}
      data-group={group.id}
      aria-label={names.group(group.id)}
      className={`border-line bg-surface rounded-card scroll-mt-32 border p-3 ${isTarget ? "ring-accent ring-2" : ""}`}
    >
      <h2 className="flex flex-wrap items-baseline justify-between gap-x-3 font-semibold">
        <span className="min-w-0 break-words">{names.group(group.id)}</span>
        <span className="text-muted text-sm font-normal tabular-nums">
          {t("board.count", { count: members.length })}
        </span>
      </h2>
      <p className="text-muted text-sm break-words">
        {group.room || t("groups.no-room")}
        {group.capacity === null ? "" : ` · ${t("board.capacity", { count: group.capacity })}`}
      </p>
      {violations.length > 0 ? (
        <ul className="text-block mt-1 text-sm font-medium">
          {violations.map(({ condition }, index) => (
            <li key={index}>■ {wordCondition(condition, names)}</li>
          ))}
        </ul>
      ) : null}
      <BalanceBars group={group.id} shares={shares} />
      <ol className="divide-line mt-2 divide-y">
        {members.map((id) => {
          const person = people.get(id) ?? {
            ...{ id, name: names.person(id), code: "", unit: "", attributes: {}, takesPart: false },
          };
          const duty = seats?.leader === id ? "leader" : seats?.secretary === id ? "secretary" : "member";
          return (
            <MemberRow
              key={id}
              {...hands}
              person={person}
              duty={duty}
              pin={ruleFor(hands.content, hands.round, id, group.id) ?? null}
              isSwapped={swapWith === id}
            />
          );
        })}
      </ol>
    </section>
  );
}
