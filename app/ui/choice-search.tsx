import type { FieldMetadata } from "@conform-to/react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { besideChoice, longestTyped, type Choice, type Found } from "~/platform/choices";
import { FoundChoices } from "./found-choices";
import { box } from "./fields";
import { useHydrated } from "./hydrated";
import { Suggestions } from "./suggestions";
import { useSuggestions } from "./use-suggestions";

interface ChoiceSearchProps {
  field: FieldMetadata<unknown>;
  /** Where suggestions are asked for. */
  search: string;
  begun: {
    value: string;
    typed: string;
    /** What the server found for what was typed; null where it did not look. */
    found: Found | null;
  };
}

/** A name that is typed; with scripts a combobox whose list is asked for as one types. */
export function ChoiceSearch({ field, search, begun }: ChoiceSearchProps) {
  const { t } = useTranslation("form");
  const isAlive = useHydrated();
  const beside = besideChoice(field.name);
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState({ value: begun.value, belongs: begun.typed });
  const choose = (choice: Choice) => {
    if (input.current) input.current.value = choice.label;
    setChosen({ value: choice.value, belongs: choice.label });
  };
  const suggestions = useSuggestions(search, choose);
  const list = `${field.id}-list`;
  const active = suggestions.active === null ? undefined : `${list}-${suggestions.active}`;
  return (
    <div className="relative">
      <input
        ref={input}
        id={field.id}
        name={beside.typed}
        defaultValue={begun.typed}
        maxLength={longestTyped}
        autoComplete="off"
        aria-required={field.required}
        aria-invalid={field.valid ? undefined : true}
        aria-describedby={`${field.descriptionId} ${field.errorId}`}
        {...(isAlive && {
          role: "combobox",
          "aria-autocomplete": "list",
          "aria-expanded": suggestions.isOpen,
          "aria-controls": list,
          "aria-activedescendant": active,
          ...suggestions.handlers,
        })}
        className={box}
      />
      <input type="hidden" name={beside.belongs} value={chosen.belongs} />
      {begun.found && begun.found.matches.length > 0 && chosen.value === "" ? (
        <FoundChoices name={field.name} typed={begun.typed} found={begun.found} />
      ) : (
        <input type="hidden" name={field.name} value={chosen.value} />
      )}
      {isAlive ? (
        <>
          <Suggestions id={list} label={t("choice.list")} {...suggestions} />
          <p role="status" className="sr-only">
            {suggestions.found === null ? "" : t("choice.count", { count: suggestions.found.matches.length })}
          </p>
        </>
      ) : null}
    </div>
  );
}
