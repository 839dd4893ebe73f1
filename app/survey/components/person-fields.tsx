import type { FieldMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { SelectField, TextField } from "~/ui/fields";

export interface PersonFormValues {
  name: string;
  sex: string;
  birthYear: string;
  minority: string;
  isNew: string;
}

interface Props {
  fields: { [Name in keyof PersonFormValues]: FieldMetadata<string> };
  withName: boolean;
  /** What is stored now, where somebody else changed it meanwhile. */
  stored: Partial<PersonFormValues>;
}

/** What is known of somebody: the name where the plan allows it, and what the structure needs. */
export function PersonFields({ fields, withName, stored }: Props) {
  const { t } = useTranslation("survey");
  const yesNo = [
    { value: "yes", label: t("people.yes") },
    { value: "no", label: t("people.no") },
  ];
  const sexes = [
    { value: "female", label: t("people.woman") },
    { value: "male", label: t("people.man") },
  ];
  const choice = (
    name: "sex" | "minority" | "isNew",
    label: string,
    options: { value: string; label: string }[],
  ) => (
    <SelectField
      field={fields[name]}
      label={label}
      options={options}
      empty={t("people.unknown")}
      stored={
        stored[name] === undefined
          ? undefined
          : (options.find(({ value }) => value === stored[name])?.label ?? t("people.unknown"))
      }
    />
  );
  return (
    <>
      {withName ? (
        <TextField field={fields.name} label={t("people.name")} autoComplete="off" stored={stored.name} />
      ) : null}
      {choice("sex", t("people.sex"), sexes)}
      <TextField
        field={fields.birthYear}
        inputMode="numeric"
        label={t("people.birth-year")}
        autoComplete="off"
        stored={stored.birthYear}
      />
      {choice("minority", t("people.minority"), yesNo)}
      {choice("isNew", t("people.new"), yesNo)}
    </>
  );
}
