import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { fill, type Content } from "./contents";
import { askPostgres } from "./postgres";

/** Where the same content is in both databases: a SQLite file, and the name of a database in the PostgreSQL of the run. */
interface Original {
  file: string;
  name: string;
}

declare module "vitest" {
  export interface ProvidedContext {
    originals: Record<Content, Original>;
  }
}

/** Makes once for the whole run what tests begin with: copying it takes a fraction of the time. */
export default async function setup(project: TestProject) {
  const { postgresUrl } = project.getProvidedContext();
  const folder = mkdtempSync(join(tmpdir(), "planner-originals-"));
  const make = async (content: Content): Promise<Original> => {
    const original = { file: join(folder, `${content}.sqlite`), name: `original_${content}` };
    await fill({ kind: "sqlite", file: original.file }, content);
    await askPostgres(postgresUrl, `create database ${original.name}`);
    await fill({ kind: "postgres", url: `${postgresUrl}/${original.name}` }, content);
    return original;
  };
  project.provide("originals", { reference: await make("reference"), sample: await make("sample") });
  return () => rmSync(folder, { recursive: true, force: true });
}
