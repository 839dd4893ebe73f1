import { delegateStatuses } from "../delegate";
import { asAttribute, targets, type Mapping } from "./columns";

/** The mapping as the form asks for it; what the form does not tell stays as it was. */
export function mappingOf(form: FormData, before: Mapping, known: readonly string[]): Mapping {
  const status = delegateStatuses.find((each) => each === form.get("defaultStatus"));
  return {
    headerRow: before.headerRow,
    columns: before.columns.map(({ header, target: old }, index) => {
      const asked = targets.find((target) => target === form.get(`target-${index}`)) ?? old;
      const attribute = asked === "attribute" ? asAttribute(header, known) : "";
      const target = asked === "attribute" && attribute === "" ? "ignore" : asked;
      return { header, target, attribute };
    }),
    defaultStatus: status ?? before.defaultStatus,
    erases: form.get("erases") === "on",
  };
}
