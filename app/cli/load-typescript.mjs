import { accessSync, constants } from "node:fs";
import { tmpdir } from "node:os";

// tsx keeps what it has read in the folder for temporary files; where nothing can be written there it does without.
try {
  accessSync(tmpdir(), constants.W_OK);
} catch {
  process.env.TSX_DISABLE_CACHE = "1";
}
await import("tsx");
