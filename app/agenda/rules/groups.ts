import type { Group } from "../agenda";
import type { Found } from "../finding";
import type { Rule } from "./rule";
import { groupsOf, overlap, type AgendaView, type Listed, type Placed } from "./view";

/** A group discussion says which groups meet. */
export const groupsMissing: Rule = {
  code: "groups-missing",
  severity: "block",
  source: "KL1097-II.1",
  check: (view) =>
    view
      .listed("group-discussion")
      .filter((discussion) => groupsOf(view, discussion).length < 2)
      .map(({ slot, path }) => ({
        path: `${path}/groups`,
        slotIds: [slot.id],
        params: { title: slot.title, count: slot.groups.length },
        fixes:
          view.agenda.groups.length < 2
            ? []
            : [
                {
                  code: "name-all-groups",
                  params: { title: slot.title, count: view.agenda.groups.length },
                  commands: [
                    {
                      do: "change-slot",
                      slot: slot.id,
                      changes: { groups: view.agenda.groups.map(({ id }) => id) },
                    },
                  ],
                },
              ],
      })),
};

const lacking =
  (field: "room" | "leader" | "secretary") =>
  (view: AgendaView): Found[] =>
    discussing(view)
      .filter(({ group }) => group[field] === null)
      .map(({ group, path, slotIds }) => ({
        path: `${path}/${field}`,
        slotIds,
        params: { group: group.name },
      }));

export const groupRoomMissing: Rule = {
  code: "group-room-missing",
  severity: "block",
  waivable: true,
  source: "default",
  check: lacking("room"),
};

export const groupLeaderMissing: Rule = {
  code: "group-leader-missing",
  severity: "block",
  waivable: true,
  source: "default",
  check: lacking("leader"),
};

export const groupSecretaryMissing: Rule = {
  code: "group-secretary-missing",
  severity: "warn",
  source: "default",
  check: lacking("secretary"),
};

/** A room seats the whole group; a room whose capacity is not known is not judged. */
export const groupRoomTooSmall: Rule = {
  code: "group-room-too-small",
  severity: "block",
  source: "default",
  check: (view) =>
    discussing(view).flatMap(({ group, path, slotIds }): Found[] => {
      const room = view.agenda.rooms.find(({ id }) => id === group.room);
      if (!room || room.capacity === null || room.capacity >= group.size) return [];
      const params = { group: group.name, room: room.name, capacity: room.capacity, size: group.size };
      return [{ path: `${path}/room`, slotIds, params }];
    }),
};

/** No two groups sit in one room at the same time. */
export const groupRoomClash: Rule = {
  code: "group-room-clash",
  severity: "block",
  source: "default",
  check: (view) => {
    const discussions = view.ofType("group-discussion");
    const found = new Map<string, Found>();
    discussions.forEach((one, index) => {
      for (const other of discussions.slice(index)) {
        if (other !== one && other.from >= one.until) break;
        if (other !== one && !overlap(one, other)) continue;
        for (const [first, second] of sharing(groupsOf(view, one), groupsOf(view, other))) {
          const key = [first.id, second.id].sort().join("\n");
          const slotIds = [...new Set([one.slot.id, other.slot.id])];
          if (found.has(key)) continue;
          found.set(key, {
            path: pathOf(view, second),
            slotIds,
            params: {
              group: first.name,
              other: second.name,
              room: view.roomNames.get(first.room ?? "") ?? first.room ?? "",
            },
          });
        }
      }
    });
    return [...found.values()];
  },
};

/** The groups of a discussion take in every delegate. Discussions that run at once are taken together. */
export const groupsIncomplete: Rule = {
  code: "groups-incomplete",
  severity: "block",
  waivable: true,
  source: "KL1097-II.1",
  check: (view) =>
    discussionsAtOnce(view).flatMap((discussions): Found[] => {
      const groups = new Map(
        discussions.flatMap((each) => groupsOf(view, each)).map((group) => [group.id, group]),
      );
      const seated = [...groups.values()].reduce((sum, { size }) => sum + size, 0);
      const { delegates } = view.agenda.congress;
      const first = discussions[0];
      if (!first || seated === delegates) return [];
      return [
        {
          path: `${first.path}/groups`,
          slotIds: discussions.map(({ slot }) => slot.id),
          params: { seated, delegates, title: first.slot.title },
        },
      ];
    }),
};

interface Discussing {
  group: Group;
  path: string;
  slotIds: string[];
}

/** The groups that some group discussion names, with the slots in which they meet. */
function discussing(view: AgendaView): Discussing[] {
  const found = new Map<string, Discussing>();
  for (const discussion of view.listed("group-discussion")) {
    for (const group of groupsOf(view, discussion)) {
      const known = found.get(group.id);
      if (known) known.slotIds.push(discussion.slot.id);
      else found.set(group.id, { group, path: pathOf(view, group), slotIds: [discussion.slot.id] });
    }
  }
  return [...found.values()];
}

const pathOf = ({ agenda }: AgendaView, group: Group): string => `/groups/${agenda.groups.indexOf(group)}`;

/** Pairs of different groups in the same room. */
function* sharing(some: Group[], others: Group[]): Generator<[Group, Group]> {
  const byRoom = new Map<string, Group[]>();
  for (const group of some) {
    if (group.room !== null) byRoom.set(group.room, [...(byRoom.get(group.room) ?? []), group]);
  }
  for (const other of others) {
    for (const one of byRoom.get(other.room ?? "") ?? []) if (one.id !== other.id) yield [one, other];
  }
}

function discussionsAtOnce(view: AgendaView): Listed[][] {
  const runs: { until: number; discussions: Placed[] }[] = [];
  for (const discussion of view.ofType("group-discussion")) {
    const last = runs.at(-1);
    if (last && discussion.from < last.until) {
      last.discussions.push(discussion);
      last.until = Math.max(last.until, discussion.until);
    } else runs.push({ until: discussion.until, discussions: [discussion] });
  }
  const untimed = view.untimedOfType("group-discussion").map((discussion) => [discussion]);
  return [...runs.map(({ discussions }) => discussions), ...untimed];
}
