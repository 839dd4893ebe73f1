#!/usr/bin/env node
import { fileURLToPath } from "node:url";
import { prepare } from "./prepare.mjs";

// The command works from any folder: the project's own folder is where its database and migrations are.
process.env.PLANNER_FOLDER = process.cwd();
process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
process.env.NODE_ENV ??= "production";
await prepare(2);
await import("./load-typescript.mjs");
await import("./planner.ts");
