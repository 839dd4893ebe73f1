import type { Delegate } from "~/groups/delegate";
import { firstSetup, newGroups, problemOf } from "~/groups/desk/asked";
import { attributeFacts, peopleOf } from "~/groups/desk/people";
import type { DivisionContent } from "~/groups/division/content";
import { divide } from "~/groups/division/divide";

/** Invented delegates with ids `d1`, `d2`, … */
export const someDelegates = (count: number): Delegate[] =>
  Array.from({ length: count }, (_, index) => ({
    ...{ id: `d${index + 1}`, code: `C${index + 1}`, name: `Đại biểu ${index + 1}`, status: "elected" },
    ...{
      unit: `Đơn vị ${index % 4}`,
      sex: index % 3 === 0 ? "female" : "male",
      birthYear: 1960 + (index % 35),
    },
    ...{ ethnicity: index % 5 === 0 ? "Ê Đê" : "Kinh", sector: "", attributes: {}, version: 1 },
  }));

/** Delegates divided into groups; every group has rooms for all. */
export function dividedContent(delegates: Delegate[], groups: number, rounds = 1): DivisionContent {
  const people = peopleOf(delegates, 2020);
  const setup = {
    ...firstSetup(
      newGroups(groups, [], (number) => `Tổ ${number}`),
      attributeFacts(people),
    ),
    rounds,
  };
  const answer = divide(problemOf({ setup }, people).problem);
  if (answer?.kind !== "divided") throw new Error(`not divided: ${JSON.stringify(answer)}`);
  return { setup, rounds: answer.division.rounds };
}
