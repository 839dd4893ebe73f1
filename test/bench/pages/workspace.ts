import { program } from "~/accounts/audit.server";
import type { SignedIn } from "~/accounts/viewer";
import type { DatabaseAddress } from "~/platform/config.server";
import { openDatabase, type Database } from "~/platform/database.server";
import { migrate } from "~/platform/migrations.server";
import { loadSample } from "~/sample/sample.server";
import { seedReference } from "~db/seeds/reference.server";
import { makePerson, type TestPerson } from "../../harness/people";
import { fillWorkspace, type Filled, type Size } from "./dataset";
import { users } from "./load";

export interface FilledWorkspace {
  db: Database;
  filled: Filled;
  seconds: number;
  /** An administrator, and the `Cookie` header that signs this person in. */
  viewer: SignedIn;
  cookie: string;
  /** Of as many administrators as there are users in a measure, each another person. */
  cookies: string[];
}

/** Makes a workspace with the reference data, the sample and as many committees as the size says. */
export async function makeFilledWorkspace(address: DatabaseAddress, size: Size): Promise<FilledWorkspace> {
  const now = new Date();
  const db = openDatabase(address);
  await migrate(db);
  await seedReference(db, now);
  await loadSample(db, program, now);
  const begun = performance.now();
  const filled = await fillWorkspace(db, size);
  const seconds = (performance.now() - begun) / 1000;
  const people: TestPerson[] = [];
  for (let count = 0; count < users; count++) people.push(await makePerson(db, "administrator", { now }));
  const cookies = people.map(({ cookie }) => cookie);
  return { db, filled, seconds, cookies, ...(await makePerson(db, "administrator", { now })) };
}
