import { holdsTyped } from "~/platform/vietnamese";
import type { DivisionDesk } from "./open-division.server";
import type { Named } from "./find-people";
import { attributeFacts } from "./people";
import { nameable } from "./setup-page.server";
import { wordAttribute, wordValue } from "./words";

const pageLength = 100;
/** Values of an attribute that can be chosen from a list. */
const mostValues = 200;

export interface EligibleQuestion {
  search: string;
  /** An attribute and its value, `sex=female`; empty for all. */
  value: string;
  /** Only those who may lead or write already. */
  only: "" | "eligible";
  page: number;
}

export function eligibleQuestion(search: URLSearchParams): EligibleQuestion {
  const text = (name: string) => (search.get(name) ?? "").slice(0, 300).trim();
  const page = Number(text("page"));
  return {
    ...{ search: text("search"), value: text("value"), only: text("only") === "eligible" ? "eligible" : "" },
    page: Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1,
  };
}

/** Those who take part and match the question. */
export function matching(desk: DivisionDesk, { search, value, only }: EligibleQuestion): Named[] {
  const { leaders, secretaries } = desk.division.revision.content.setup;
  const eligible = new Set([...leaders, ...secretaries]);
  const attributes = new Map(desk.asked.problem.people.map((person) => [person.id, person.attributes]));
  const at = value.indexOf("=");
  const [name, wanted] = [value.slice(0, Math.max(0, at)), value.slice(at + 1)];
  return nameable(desk).filter(
    (person) =>
      (search === "" ||
        holdsTyped(person.name, search) ||
        person.code.toLowerCase() === search.toLowerCase()) &&
      (name === "" || (attributes.get(person.id)?.[name] ?? "") === wanted) &&
      (only === "" || eligible.has(person.id)),
  );
}

export function eligibleView(desk: DivisionDesk, question: EligibleQuestion) {
  const { t } = desk.visit;
  const { setup } = desk.division.revision.content;
  const found = matching(desk, question);
  const pages = Math.max(1, Math.ceil(found.length / pageLength));
  const page = Math.min(question.page, pages);
  const [leaders, secretaries] = [new Set(setup.leaders), new Set(setup.secretaries)];
  return {
    query: { search: question.search, value: question.value, only: question.only },
    values: attributeFacts(desk.asked.problem.people).map(({ name, values }) => ({
      label: wordAttribute(name, t),
      values: values.slice(0, mostValues).map(({ value, count }) => ({
        value: `${name}=${value}`,
        label: `${wordValue(name, value, t)} (${count})`,
      })),
    })),
    counts: { leaders: leaders.size, secretaries: secretaries.size, matching: found.length },
    ...{ page, pages },
    people: found.slice((page - 1) * pageLength, page * pageLength).map((person) => ({
      ...person,
      leader: leaders.has(person.id),
      secretary: secretaries.has(person.id),
    })),
  };
}
