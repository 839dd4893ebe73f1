import createSolver from "highs";
import { longestWithoutBreak } from "../rules/time";
import { breakMinutes, breaksAmong, partsOf } from "./breaks";
import { orderWithin, type Piece, type Period } from "./wishes";

/** In which period each piece is placed, by its key; null when that cannot be. */
export type Placement = Map<string, number> | null;

/** Breaks are counted after placing; each round reserves what the last one lacked. */
const rounds = 12;

let solver: ReturnType<typeof createSolver> | undefined;

/**
 * Places pieces in periods so that what must come before does, each is whole, and breaks fit: an integer program, so
 * that "no" means that there is no such placement. Pieces as early as possible.
 */
export async function place(pieces: Piece[], periods: Period[], preparatory: number): Promise<Placement> {
  const highs = await (solver ??= createSolver());
  const reserved = periods.map(() => 0);
  for (let round = 0; round < rounds; round += 1) {
    const placement = readSolution(
      highs.solve(program(pieces, periods, preparatory, reserved)) as unknown as Solution,
      pieces,
      periods.length,
    );
    if (!placement) return null;
    const lacking = periods.map((period, index) => {
      const placed = pieces.filter(({ key }) => placement.get(key) === index);
      const here = orderWithin(placed, index >= preparatory);
      const used = here.reduce((sum, { minutes }) => sum + minutes, 0);
      return (
        used + breakMinutes * breaksAmong(here.map(({ minutes }) => minutes)) - (period.end - period.start)
      );
    });
    if (lacking.every((minutes) => minutes <= 0)) return placement;
    lacking.forEach((minutes, index) => {
      if (minutes > 0) reserved[index] = (reserved[index] ?? 0) + Math.min(minutes, breakMinutes);
    });
  }
  return null;
}

interface Solution {
  Status: string;
  Columns: Record<string, { Primal: number }>;
}

/** The program in the LP format that the solver reads. Variables: x_i_s is 1 when piece i is in period s. */
function program(pieces: Piece[], periods: Period[], preparatory: number, reserved: number[]): string {
  const x = (piece: number, period: number) => `x_${piece}_${period}`;
  const allowed = (piece: Piece, period: number) =>
    piece.kind === null || (piece.kind === "preparatory") === period < preparatory;
  const indices = periods.map((_, index) => index);
  const at = new Map(pieces.map(({ key }, index) => [key, index]));
  const objective = pieces.flatMap((_, piece) =>
    indices.filter((period) => period > 0).map((period) => `${period} ${x(piece, period)}`),
  );
  const lines = [
    ...pieces.map((_, piece) => `one_${piece}: ${indices.map((period) => x(piece, period)).join(" + ")} = 1`),
    ...periods.map((period, index) => {
      const load = pieces.map(({ minutes }, piece) => `${minutes} ${x(piece, index)}`).join(" + ");
      return `room_${index}: ${load} <= ${period.end - period.start - (reserved[index] ?? 0)}`;
    }),
    ...beforeTheOpening(pieces, indices, x),
    ...pieces.flatMap((piece, index) =>
      piece.after.flatMap((key) => {
        const earlier = at.get(key);
        if (earlier === undefined) return [];
        // If this piece is in a period up to p, so is the one before it.
        return indices.slice(0, -1).map((last) => {
          const upTo = indices.slice(0, last + 1);
          const own = upTo.map((period) => x(index, period)).join(" + ");
          return `after_${index}_${earlier}_${last}: ${own} - ${upTo.map((period) => x(earlier, period)).join(" - ")} <= 0`;
        });
      }),
    ),
    // What may be held in either kind of period is held in an official one only once the congress is open.
    ...pieces.flatMap((piece, index) => {
      const opening = at.get("opening");
      if (piece.kind !== null || opening === undefined) return [];
      return indices.slice(preparatory).map((last) => {
        const official = indices.slice(preparatory, last + 1);
        const own = official.map((period) => x(index, period)).join(" + ");
        const open = indices.slice(0, last + 1).map((period) => x(opening, period));
        return `open_${index}_${last}: ${own} - ${open.join(" - ")} <= 0`;
      });
    }),
    ...pieces.flatMap((piece, index) =>
      indices
        .filter((period) => !allowed(piece, period))
        .map((period) => `kind_${index}_${period}: ${x(index, period)} = 0`),
    ),
  ];
  const variables = pieces.flatMap((_, piece) => indices.map((period) => x(piece, period)));
  return [
    "Minimize",
    ` obj: ${objective.length > 0 ? objective.join(" + ") : `0 ${x(0, 0)}`}`,
    "Subject To",
    ...lines.map((line) => ` ${line}`),
    "Binary",
    ` ${variables.join(" ")}`,
    "End",
  ].join("\n");
}

/** Between the gathering and the opening there is no break (rule `opening-missing`), so together they need none. */
function beforeTheOpening(
  pieces: Piece[],
  periods: number[],
  x: (piece: number, period: number) => string,
): string[] {
  const gathering = pieces.findIndex(({ part }) => part === "gathering");
  const opening = pieces.findIndex(({ part }) => part === "opening");
  if (gathering < 0 || opening < 0) return [];
  const whole = pieces[gathering]?.minutes ?? 0;
  const first = partsOf(pieces[opening]?.minutes ?? 0)[0] ?? 0;
  return periods.map(
    (period) =>
      `gather_${period}: ${whole} ${x(gathering, period)} + ${first} ${x(opening, period)} <= ${longestWithoutBreak}`,
  );
}

function readSolution({ Status, Columns }: Solution, pieces: Piece[], periods: number): Placement {
  if (Status !== "Optimal") return null;
  return new Map(
    pieces.map(({ key }, piece) => {
      const period = Array.from({ length: periods }, (_, index) => index).find(
        (index) => (Columns[`x_${piece}_${index}`]?.Primal ?? 0) > 0.5,
      );
      return [key, period ?? 0];
    }),
  );
}
