import { balance, type AttributeBalance, type Share } from "../division/balance";
import { conditionsOf } from "../division/conditions";
import type { Condition, Problem, Round } from "../division/problem";

/** Why somebody sits in a group of a round. */
export type Reason =
  | { kind: "condition"; condition: Condition }
  /** Chosen among the eligible for a role of the group, not named for it. */
  | { kind: "chosen"; role: "leader" | "secretary"; group: string }
  /** How the group stands in what the person is. */
  | { kind: "share"; attribute: string; share: Share }
  /** The best seat elsewhere, by a swap that breaks no condition: by how much the imbalance would change. */
  | { kind: "elsewhere"; group: string; with: string; change: number };

/**
 * Conditions and roles first; for whom none of them binds to a group, what another seat would make better or worse; then
 * how the group stands.
 */
export function reasonsOf(
  problem: Problem,
  rounds: readonly Round[],
  round: number,
  person: string,
): Reason[] {
  const seat = rounds[round]?.groups.find(({ members }) => members.includes(person));
  if (seat === undefined) return [];
  const group = seat.id;
  const own = conditionsOf(problem).filter((condition) => binds(condition, person, round));
  const shares =
    balance(problem, rounds)[round]?.attributes.filter(({ treatment }) => treatment === "spread") ?? [];
  const chosen = (["leader", "secretary"] as const).filter(
    (role) => seat[role] === person && !own.some(({ kind }) => kind === role),
  );
  const isBound = chosen.length > 0 || own.some(({ kind }) => kind !== "apart");
  const best = isBound ? null : bestSwap(problem, rounds, round, { person, group }, shares);
  return [
    ...own.map((condition): Reason => ({ kind: "condition", condition })),
    ...chosen.map((role): Reason => ({ kind: "chosen", role, group })),
    ...(best ? [best] : []),
    ...shares.flatMap((attribute): Reason[] => {
      const share = shareOf(attribute, group, valueOf(problem, person, attribute.attribute));
      return share ? [{ kind: "share", attribute: attribute.attribute, share }] : [];
    }),
  ];
}

function binds(condition: Condition, person: string, round: number): boolean {
  switch (condition.kind) {
    case "pin":
      return condition.person === person && (condition.round ?? round) === round;
    case "leader":
    case "secretary":
      return condition.person === person;
    case "together":
    case "apart":
      return condition.people.includes(person);
    default:
      return false;
  }
}

function bestSwap(
  problem: Problem,
  rounds: readonly Round[],
  round: number,
  { person, group }: { person: string; group: string },
  shares: readonly AttributeBalance[],
): Extract<Reason, { kind: "elsewhere" }> | null {
  const conditions = conditionsOf(problem);
  const home = rounds[round]?.groups.find(({ id }) => id === group)?.members ?? [];
  /** Whether nobody from whom `who` is to be apart sits among `members`, but for the one who leaves. */
  const mayJoin = (who: string, members: readonly string[], leaving: string) =>
    conditions.every(
      (each) =>
        each.kind !== "apart" ||
        !each.people.includes(who) ||
        each.people.every((one) => one === who || one === leaving || !members.includes(one)),
    );
  const weights = new Map(problem.attributes.map(({ name, weight }) => [name, weight]));
  let best: Extract<Reason, { kind: "elsewhere" }> | null = null;
  for (const { id, members, leader, secretary } of rounds[round]?.groups ?? []) {
    if (id === group) continue;
    for (const other of members) {
      const isBound =
        other === leader ||
        other === secretary ||
        conditions.some((each) => each.kind !== "apart" && binds(each, other, round));
      if (isBound || !mayJoin(person, members, other) || !mayJoin(other, home, person)) continue;
      let change = 0;
      for (const attribute of shares) {
        const [mine, theirs] = [person, other].map((who) => valueOf(problem, who, attribute.attribute));
        if (mine === theirs) continue;
        const steps: [string, string | undefined, number][] = [
          [group, mine, -1],
          [group, theirs, 1],
          [id, mine, 1],
          [id, theirs, -1],
        ];
        const off = steps.map(([where, value, by]) => worse(shareOf(attribute, where, value ?? ""), by));
        change += (weights.get(attribute.attribute) ?? 1) * off.reduce((sum, each) => sum + each, 0);
      }
      if (!best || change < best.change) best = { kind: "elsewhere", group: id, with: other, change };
    }
  }
  return best;
}

/** By how many people a share is further from fair when its count changes. */
function worse(share: Share | null, by: number): number {
  if (!share) return 0;
  const off = (count: number) => Math.max(0, count - share.ceiling, share.floor - count);
  return off(share.count + by) - off(share.count);
}

const shareOf = ({ groups }: AttributeBalance, group: string, value: string): Share | null =>
  groups.find((each) => each.group === group)?.shares.find((share) => share.value === value) ?? null;

const valueOf = ({ people }: Problem, person: string, attribute: string): string =>
  people.find(({ id }) => id === person)?.attributes[attribute] ?? "";
