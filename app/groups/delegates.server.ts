import { recordAudit, type Actor } from "~/accounts/audit.server";
import { fromJson, isUniqueViolation, type Database } from "~/platform/database.server";
import { newId } from "~/platform/id.server";
import { compareNames } from "~/platform/vietnamese";
import { nameKey, personKey, type Delegate, type DelegateStatus, type DelegateValues } from "./delegate";

interface Row {
  id: string;
  code: string;
  name: string;
  status: DelegateStatus;
  unit: string;
  sex: Delegate["sex"];
  birth_year: number | null;
  ethnicity: string;
  sector: string;
  attributes: string;
  version: number;
}

/** The delegates of a congress in the order of Vietnamese lists. */
export async function listDelegates(db: Database, congressId: string): Promise<Delegate[]> {
  const rows: Row[] = await db("delegates").where({ congress_id: congressId });
  return rows.map(delegateOf).sort((a, b) => compareNames(a.name, b.name));
}

/** Another delegate of the same name and unit, in whatever case; null when there is none. */
export async function findTwin(
  db: Database,
  congressId: string,
  person: Pick<Delegate, "name" | "unit">,
  except: string | null,
): Promise<Delegate | null> {
  const rows: Row[] = await db("delegates").where({
    congress_id: congressId,
    name_key: nameKey(person.name),
  });
  const twin = rows.find((row) => row.id !== except && personKey(row) === personKey(person));
  return twin ? delegateOf(twin) : null;
}

export async function findDelegate(db: Database, congressId: string, id: string): Promise<Delegate | null> {
  const row: Row | undefined = await db("delegates").where({ congress_id: congressId, id }).first();
  return row ? delegateOf(row) : null;
}

export type DelegateSaved =
  | { kind: "saved"; id: string }
  | { kind: "outdated"; stored: Delegate }
  | { kind: "code-taken" }
  | { kind: "gone" };

interface Where {
  db: Database;
  author: Actor;
  now: Date;
  congressId: string;
}

/** Enters a delegate, or saves what was edited from version `basedOn`. */
export async function saveDelegate(
  { db, author, now, congressId }: Where,
  id: string | null,
  basedOn: number,
  values: DelegateValues,
): Promise<DelegateSaved> {
  try {
    return await db.transaction(async (transaction): Promise<DelegateSaved> => {
      const stored = id === null ? null : await findDelegate(transaction, congressId, id);
      if (id !== null && !stored) return { kind: "gone" };
      const delegateId = id ?? newId();
      if (stored) {
        const written = await transaction("delegates")
          .where({ id: delegateId, version: basedOn })
          .update({ ...columnsOf(values), version: basedOn + 1 });
        if (written === 0) return { kind: "outdated", stored };
      } else await insertDelegates(transaction, congressId, [{ ...values, id: delegateId }]);
      await recordAudit(transaction, author, now, {
        action: stored ? "delegate-edited" : "delegate-added",
        subjectKind: "congress",
        subjectId: congressId,
        detail: { delegate: delegateId },
      });
      return { kind: "saved", id: delegateId };
    });
  } catch (error) {
    if (isUniqueViolation(error)) return { kind: "code-taken" };
    throw error;
  }
}

/** Takes a delegate off the list. */
export async function removeDelegate({ db, author, now, congressId }: Where, id: string): Promise<void> {
  await db.transaction(async (transaction) => {
    const removed = await transaction("delegates").where({ congress_id: congressId, id }).delete();
    if (removed === 0) return;
    await recordAudit(transaction, author, now, {
      action: "delegate-removed",
      subjectKind: "congress",
      subjectId: congressId,
      detail: { delegate: id },
    });
  });
}

/** SQLite takes a bounded number of values in one statement. */
const batch = 60;

/**
 * Writes many new delegates; call it inside a transaction that also writes the audit row.
 * @param written is told how many are written, time and again
 */
export async function insertDelegates(
  transaction: Database,
  congressId: string,
  delegates: (DelegateValues & { id: string })[],
  written: (count: number) => void = () => undefined,
): Promise<void> {
  const rows = delegates.map(({ id, ...values }) => ({ id, congress_id: congressId, ...columnsOf(values) }));
  for (let at = 0; at < rows.length; at += batch) {
    await transaction("delegates").insert(rows.slice(at, at + batch));
    written(Math.min(at + batch, rows.length));
  }
}

/** Writes over many delegates that exist, each made one version newer; call it inside a transaction with an audit row. */
export async function updateDelegates(
  transaction: Database,
  congressId: string,
  delegates: Delegate[],
  written: (count: number) => void = () => undefined,
): Promise<void> {
  // Codes may change hands within the batch: nobody has one until all have theirs.
  const ids = delegates.map(({ id }) => id);
  for (let at = 0; at < ids.length; at += batch)
    await transaction("delegates")
      .whereIn("id", ids.slice(at, at + batch))
      .update({ code: "" });
  for (let at = 0; at < delegates.length; at += batch) {
    const rows = delegates.slice(at, at + batch).map(({ id, version, ...values }) => ({
      ...{ id, congress_id: congressId, version: version + 1 },
      ...columnsOf(values),
    }));
    await transaction("delegates").insert(rows).onConflict("id").merge();
    written(Math.min(at + batch, delegates.length));
  }
}

const columnsOf = ({ birthYear, attributes, ...values }: DelegateValues) => ({
  ...{ code: values.code, name: values.name, status: values.status, unit: values.unit },
  ...{ sex: values.sex, ethnicity: values.ethnicity, sector: values.sector },
  attributes: JSON.stringify(attributes),
  birth_year: birthYear,
  name_key: nameKey(values.name),
});

const delegateOf = ({ birth_year: birthYear, ...row }: Row): Delegate => ({
  id: row.id,
  code: row.code,
  name: row.name,
  status: row.status,
  unit: row.unit,
  sex: row.sex,
  birthYear,
  ethnicity: row.ethnicity,
  sector: row.sector,
  attributes: fromJson<Record<string, string>>(row.attributes),
  version: row.version,
});
