import type { ProblemFault } from "~/groups/division/problem";
import { told, type Told, type Values } from "~/platform/told";

/** What is wrong with a list or its conditions, with the ids of the files. */
export function tellFault(fault: ProblemFault, file: string): Told {
  const { code, ...values } = fault;
  const shown: Values = { ...values, file };
  if (fault.code === "unknown-round") shown.round = fault.round + 1;
  if (fault.code === "unknown-person") shown.where = fault.where === "pin" ? "--pins" : `--${fault.where}`;
  return told(`command:groups.fault.${code}`, shown);
}
