import type { Agenda } from "~/agenda/agenda";
import { district } from "~/agenda/templates/district";
import { fromTemplate } from "~/agenda/templates/template";

/** Ids one after the other: what is made with them is the same every time. */
export function counter(): () => string {
  let last = 0;
  return () => `id${++last}`;
}

/** Names a room, a leader and a secretary for every group, as an organiser would. */
export function filledIn(agenda: Agenda): Agenda {
  const numbered = agenda.groups.map((group, index) => ({ group, number: index + 1 }));
  return {
    ...agenda,
    people: numbered.flatMap(({ number }) => [
      { id: `leader-${number}`, name: `Tổ trưởng ${number}`, title: "Ủy viên Ban Thường vụ" },
      { id: `secretary-${number}`, name: `Thư ký ${number}` },
    ]),
    rooms: [
      ...agenda.rooms,
      ...numbered.map(({ group, number }) => ({
        ...{ id: `room-${number}`, name: `Phòng họp ${number}`, capacity: group.size },
      })),
    ],
    groups: numbered.map(({ group, number }) => ({
      ...group,
      room: `room-${number}`,
      leader: `leader-${number}`,
      secretary: `secretary-${number}`,
    })),
  };
}

/** A district congress of two days, 286 delegates and four groups, without fault. */
export const goodAgenda = (): Agenda =>
  filledIn(
    fromTemplate(
      district,
      {
        title: "Đại hội để thử",
        level: "district",
        timezone: "Asia/Ho_Chi_Minh",
        firstDay: "2020-08-12",
        days: ["2020-08-12", "2020-08-13"],
        delegates: 286,
        halls: [{ name: "Hội trường", capacity: 300 }],
        documents: [],
      },
      counter(),
    ),
  );
