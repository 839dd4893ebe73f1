import type { DivisionSetup } from "../division/content";
import { mostGroups } from "../division/content";
import { newGroups } from "./asked";
import type { DivisionCommand } from "./command";
import { findPeople, findPerson, type Named, type PeopleFound } from "./find-people";
import { sizesIn, type SetupAsked } from "./setup-forms";

type Room = { name: string; capacity: number | null };

export type SetupUnderstood =
  | { kind: "command"; command: DivisionCommand }
  /** What is wrong with a field, as the key of a sentence. */
  | {
      kind: "fault";
      field: string;
      key: "count-or-sizes" | "sizes" | "too-many-groups" | "nobody" | "one-alone";
    }
  /** Lines that name nobody, or several people. */
  | { kind: "unclear"; unclear: PeopleFound["unclear"] }
  | { kind: "unclear-duties"; duties: { field: string; candidates: Named[] }[] };

interface Known {
  setup: DivisionSetup;
  /** Whom a line can name: those who take part. */
  people: readonly Named[];
  halls: readonly Room[];
  groupName: (number: number) => string;
}

/** The command that a form of the setup page asks for. */
export function setupCommand(asked: SetupAsked, known: Known): SetupUnderstood {
  switch (asked.intent) {
    case "count":
      return countCommand(asked, known);
    case "rows":
      return rowsCommand(asked, known);
    case "attributes":
      return command({ do: "set-attributes", attributes: asked.rows });
    case "seed":
      return command({ do: "set-seed", seed: asked.seed });
    case "pin":
      return withPeople(asked, known.people, 1, (people) => ({
        ...{ do: "add-pins", people, group: asked.group, round: asked.round },
      }));
    case "together":
      return withPeople(asked, known.people, 2, (people) => ({ do: "add-together", people }));
    case "apart":
      return withPeople(asked, known.people, 2, (people) => ({ do: "add-apart", people }));
    case "remove-pin":
      return command({ do: "unpin", person: asked.person, group: asked.group, round: asked.round });
    case "remove-together":
      return command({ do: "remove-together", people: asked.people.split(" ") });
    case "remove-apart": {
      const [one = "", other = ""] = asked.people.split(" ");
      return command({ do: "remove-apart", people: [one, other] });
    }
  }
}

const command = (made: DivisionCommand): SetupUnderstood => ({ kind: "command", command: made });

type Asked<Intent extends SetupAsked["intent"]> = Extract<SetupAsked, { intent: Intent }>;

/** The groups that are there keep their names, rooms and duties; what is more is new, what is less goes from the end. */
function countCommand(
  { groups: count, sizes: typed, rounds }: Asked<"count">,
  { setup, groupName }: Known,
): SetupUnderstood {
  const sizes = sizesIn(typed);
  if (sizes === null) return { kind: "fault", field: "sizes", key: "sizes" };
  if (sizes.length > mostGroups) return { kind: "fault", field: "sizes", key: "too-many-groups" };
  const number = sizes.length || count;
  if (number === null || number === 0) return { kind: "fault", field: "groups", key: "count-or-sizes" };
  const groups = newGroups(number, [], groupName).map((fresh, index) => ({
    ...(setup.groups.find(({ id }) => id === fresh.id) ?? fresh),
    size: sizes[index] ?? null,
  }));
  return command({ do: "set-groups", groups, rounds });
}

function rowsCommand({ rows }: Asked<"rows">, { setup, people, halls }: Known): SetupUnderstood {
  const unclear: { field: string; candidates: Named[] }[] = [];
  const byId = new Map(rows.map((row, index) => [row.id, { ...row, index }]));
  const groups = setup.groups.map((group) => {
    const row = byId.get(group.id);
    if (!row) return group;
    const who = (duty: "leader" | "secretary"): string | null => {
      if (row[duty] === "") return null;
      const found = findPerson(people, row[duty]);
      if (found.kind === "found") return found.id;
      unclear.push({ field: `rows[${row.index}].${duty}`, candidates: found.candidates });
      return null;
    };
    const { name, room, size } = row;
    const hall = halls.find((each) => each.name === room);
    return {
      ...{ id: group.id, name, room, size, capacity: row.capacity ?? hall?.capacity ?? null },
      ...{ leader: who("leader"), secretary: who("secretary") },
    };
  });
  if (unclear.length > 0) return { kind: "unclear-duties", duties: unclear };
  return command({ do: "set-groups", groups, rounds: setup.rounds });
}

function withPeople(
  { people: typed, meant }: { people: string; meant: { line: string; id?: string | undefined }[] },
  people: readonly Named[],
  atLeast: 1 | 2,
  make: (ids: string[]) => DivisionCommand,
): SetupUnderstood {
  const chosen = new Map(meant.flatMap(({ line, id }) => (id === undefined ? [] : [[line, id] as const])));
  const lines = typed.split(/[\n;]/).map((line) => chosen.get(line.trim()) ?? line);
  const { ids, unclear } = findPeople(people, lines.join("\n"));
  if (unclear.length > 0) return { kind: "unclear", unclear };
  if (ids.length < atLeast)
    return { kind: "fault", field: "people", key: ids.length === 0 ? "nobody" : "one-alone" };
  return command(make(ids));
}
