import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    chromium: { executablePath: string; args: string[]; environment: Record<string, string> };
  }
}

const modules = join(import.meta.dirname, "..", "..", "node_modules");
const packageFolder = join(modules, "@sparticuz", "chromium");

/**
 * Unpacks the Chromium of the registry before any test file starts: files run side by side, and the package's own
 * unpacking lets the second one start a browser that is half there.
 */
export default async function setup(project: TestProject): Promise<void> {
  const folder = await unpackOnce();
  const { default: packaged } = await import("@sparticuz/chromium");
  // One process each for page and browser: with the package's own flags a page that crashes takes the browser along.
  const unwanted = ["--single-process", "--disable-web-security"];
  project.provide("chromium", {
    executablePath: join(folder, "chromium"),
    args: packaged.args.filter((flag) => !unwanted.includes(flag)),
    environment: environmentFor(folder),
  });
}

/** Answers the folder with `chromium`, its libraries and its fonts; whole or not there at all. */
async function unpackOnce(): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
  const cache = join(modules, ".cache");
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const staging = mkdtempSync(join(cache, "chromium-unpacking-"));
  const { inflate } = (await import(join(packageFolder, "build", "esm", "lambdafs.js"))) as {
    inflate: (archive: string) => Promise<string>;
  };
  // The package unpacks into the folder for temporary files.
  const usual = process.env.TMPDIR;
  process.env.TMPDIR = staging;
  try {
    for (const archive of ["chromium.br", "fonts.tar.br", "swiftshader.tar.br", "al2023.tar.br"]) {
      await inflate(join(packageFolder, "bin", archive));
    }
    writeFileSync(join(staging, "fonts", "fonts.conf"), fontsIn(join(folder, "fonts")));
    renameSync(staging, folder);
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  } finally {
    if (usual === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usual;
  }
  return folder;
}

/** A bare machine has no NSS and no fonts: the package brings both. The machine's own libraries come first. */
function environmentFor(folder: string): Record<string, string> {
  const known = ["/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu", "/usr/lib64", "/lib64", "/usr/lib"];
  const paths = [process.env.LD_LIBRARY_PATH, ...known.filter(existsSync), join(folder, "al2023", "lib")];
  return {
    LD_LIBRARY_PATH: paths.filter(Boolean).join(":"),
    ...(existsSync("/etc/fonts/fonts.conf") ? {} : { FONTCONFIG_PATH: join(folder, "fonts") }),
  };
}

const fontsIn = (folder: string): string =>
  `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}</dir><cachedir>${folder}/cache</cachedir></fontconfig>
`;
