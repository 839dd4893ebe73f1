// A thread does not inherit the loader of the process: it brings its own before the first TypeScript file.
import { register } from "tsx/esm/api";

register();
await import("./worker.server.ts");
