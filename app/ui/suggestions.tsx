import { useTranslation } from "react-i18next";
import type { Choice, Found } from "~/platform/choices";

interface SuggestionsProps {
  id: string;
  label: string;
  isOpen: boolean;
  found: Found | null;
  active: number | null;
  choose: (choice: Choice) => void;
}

const intoView = (entry: HTMLElement | null) => entry?.scrollIntoView({ block: "nearest" });

/** The list below a combobox. */
export function Suggestions({ id, label, isOpen, found, active, choose }: SuggestionsProps) {
  const { t } = useTranslation("form");
  const matches = found?.matches ?? [];
  return (
    <div
      hidden={!isOpen}
      className="border-line-strong bg-surface absolute inset-x-0 z-20 mt-1 max-h-80 overflow-y-auto rounded-md border shadow-lg"
    >
      <ul id={id} role="listbox" aria-label={label}>
        {matches.map((choice, at) => (
          // The keyboard goes through the list from the field.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <li
            key={choice.value}
            id={`${id}-${at}`}
            role="option"
            aria-selected={at === active}
            ref={at === active ? intoView : null}
            tabIndex={-1}
            // Before the field loses the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(choice)}
            className="hover:bg-sunken aria-selected:bg-accent-soft min-h-11 cursor-pointer px-3 py-2"
          >
            <span className="block break-words">{choice.label}</span>
            {choice.detail ? (
              <span className="text-muted block text-sm break-words">{choice.detail}</span>
            ) : null}
          </li>
        ))}
      </ul>
      {matches.length === 0 ? <p className="text-muted px-3 py-2">{t("choice.nothing")}</p> : null}
      {found?.isCut ? <p className="text-muted px-3 py-2 text-sm">{t("choice.cut")}</p> : null}
    </div>
  );
}
