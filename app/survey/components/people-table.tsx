import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Person } from "~/survey/plan";

interface Props {
  /** The page of all people. */
  here: string;
  title: string;
  people: Person[];
  showsNames: boolean;
  mayEdit: boolean;
}

/** Everybody of a plan by code, with what is known for the structure. */
export function PeopleTable({ here, title, people, showsNames, mayEdit }: Props) {
  const { t } = useTranslation("survey");
  const yesNo = (value: boolean | null) => (value === null ? "—" : t(value ? "people.yes" : "people.no"));
  const heads = [
    t("people.code"),
    ...(showsNames ? [t("people.name")] : []),
    ...[t("people.sex"), t("people.birth-year"), t("people.minority"), t("people.new")],
  ];
  return (
    <div
      className="border-line bg-surface rounded-card overflow-x-auto border"
      role="region"
      aria-label={title}
      // A wide table must be scrollable by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <table className="w-full min-w-[34rem] text-left text-sm">
        <thead className="bg-sunken">
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className="px-3 py-2 font-semibold">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-line divide-y">
          {people.map((person) => (
            <tr key={person.id} className="align-top">
              <th scope="row" className="px-3 py-2 font-semibold tabular-nums">
                {mayEdit ? (
                  <Link
                    to={`${here}/${person.id}`}
                    aria-label={t("people.edit", { code: person.code })}
                    className="text-accent inline-block py-1 underline underline-offset-4"
                  >
                    {person.code}
                  </Link>
                ) : (
                  person.code
                )}
              </th>
              {showsNames ? <td className="px-3 py-2 break-words">{person.name}</td> : null}
              <td className="px-3 py-2">
                {person.isWoman === null ? "—" : t(person.isWoman ? "people.woman" : "people.man")}
              </td>
              <td className="px-3 py-2 tabular-nums">{person.birthYear ?? "—"}</td>
              <td className="px-3 py-2">{yesNo(person.isMinority)}</td>
              <td className="px-3 py-2">{yesNo(person.isNew)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
