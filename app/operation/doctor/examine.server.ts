import type { Services } from "~/platform/services";
import { examineBackups } from "./backups.server";
import { examineDatabase } from "./database.server";
import { examineContent } from "./content.server";
import { examineFiles } from "./files.server";
import type { Finding } from "./finding";
import { examineInstallation } from "./installation.server";
import { examineJobs } from "./jobs.server";
import { examineSecrets } from "./secrets.server";
import { examinePeople } from "./people.server";

export interface Examined {
  subject: string;
  findings: Finding[];
}

type Examine = (services: Services) => Promise<Finding[]>;

/** Only these can be asked when the database cannot. */
const first: [string, Examine][] = [
  ["installation", examineInstallation],
  ["database", examineDatabase],
];
const then: [string, Examine][] = [
  ["content", examineContent],
  ["keys", examineSecrets],
  ["files", examineFiles],
  ["people", examinePeople],
  ["jobs", examineJobs],
  ["backups", examineBackups],
];

/** Examines an installation without changing anything. */
export async function examine(services: Services): Promise<Examined[]> {
  const examined: Examined[] = [];
  for (const [subject, ask] of first) examined.push({ subject, findings: await ask(services) });
  if (isBroken(examined)) return examined;
  for (const [subject, ask] of then) examined.push({ subject, findings: await ask(services) });
  return examined;
}

/** True when something is at fault. */
export const isBroken = (examined: Examined[]): boolean =>
  examined.some(({ findings }) => findings.some(({ state }) => state === "fault"));
