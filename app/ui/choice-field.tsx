import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { besideChoice, type Choices, type Found } from "~/platform/choices";
import { ChoiceSearch } from "./choice-search";
import { Frame, SelectField, type FrameProps } from "./fields";

interface ChoiceFieldProps extends FrameProps {
  choices: Choices;
  /** The words of the choice of none. */
  empty?: string;
  /** The answer of the server to what was posted. */
  reply: SubmissionResult | null | undefined;
}

/**
 * A choice of one committee or congress: a list where there are few, otherwise a name that is typed. Without scripts the
 * server answers with what was found, to choose from; with them it is suggested as one types.
 */
export function ChoiceField({ choices, empty, reply, ...frame }: ChoiceFieldProps) {
  const { t } = useTranslation("form");
  const { field, hint } = frame;
  if (choices.search === null) {
    return <SelectField {...frame} options={choices.options} {...(empty !== undefined && { empty })} />;
  }
  const isNoneMeant = !field.required && empty !== undefined;
  const begun = begunWith(field.name, choices, reply);
  return (
    <Frame
      {...frame}
      hint={
        <>
          {hint ? <>{hint} </> : null}
          {t("choice.hint")}
          {isNoneMeant ? ` ${t("choice.none", { meaning: empty })}` : null}
        </>
      }
    >
      <ChoiceSearch
        // What came back from the server begins anew.
        key={JSON.stringify(begun)}
        {...{ field, begun }}
        search={choices.search}
      />
    </Frame>
  );
}

/** What the field holds when it is shown: as it was posted, or what is chosen before anybody chooses. */
function begunWith(name: string, { chosen }: Choices, reply: SubmissionResult | null | undefined) {
  const posted = reply?.initialValue ?? {};
  const textOf = (key: string) => (typeof posted[key] === "string" ? posted[key] : "");
  const beside = besideChoice(name);
  // A form that was saved or not yet sent begins with what is chosen.
  if (reply?.initialValue === undefined || reply.initialValue === null) {
    return { value: chosen?.value ?? "", typed: chosen?.label ?? "", found: null };
  }
  const found = textOf(beside.found);
  return {
    ...{ value: textOf(name), typed: textOf(beside.typed) },
    found: found === "" ? null : (JSON.parse(found) as Found),
  };
}
