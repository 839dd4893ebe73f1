import { existsSync, statfsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { secretsFileOf, type Config } from "~/platform/config.server";
import { readFilesUrl } from "~/platform/files/open-files.server";
import type { Services } from "~/platform/services";
import { fault, good, warning, type Finding } from "./finding";

const gigabyte = 1024 ** 3;

/** The machine and the configuration. */
export async function examineInstallation({ config }: Services): Promise<Finding[]> {
  return [
    existsSync("build/server/index.js")
      ? good("The web application is built.")
      : warning("The web application is not built yet.", "It is built at the next `npm start`."),
    ...addressFindings(config),
    ...secretsFindings(config),
    ...spaceFindings(config),
  ];
}

function addressFindings({ host, baseUrl, secure }: Config): Finding[] {
  const isLocal = /^(127\.|localhost$|::1$)/.test(host);
  const namesLocal = /^https?:\/\/(127\.|localhost|\[::1\])/.test(baseUrl);
  if (secure || (isLocal && namesLocal)) return [good(`People reach it at ${baseUrl}.`)];
  return [
    warning(
      `People reach it at ${baseUrl}, without encryption: passwords can be overheard on the network.`,
      "Put a reverse proxy with TLS in front of it and set BASE_URL=https://… (docs/operating.md).",
    ),
  ];
}

function secretsFindings({ database }: Config): Finding[] {
  const file = database.kind === "sqlite" ? secretsFileOf(database.file) : "";
  if (!existsSync(file)) return [good("The keys come from the environment.")];
  const others = statSync(file).mode & 0o077;
  return others === 0
    ? [good(`The keys are in ${file}; only its owner can read them.`)]
    : [warning(`Other users of this machine can read the keys in ${file}.`, `chmod 600 ${file}`)];
}

function spaceFindings({ database, filesUrl }: Config): Finding[] {
  const files = readFilesUrl(filesUrl);
  const folders = [
    ...(database.kind === "sqlite" ? [dirname(database.file)] : []),
    ...(files?.kind === "folder" && existsSync(files.folder) ? [files.folder] : []),
  ];
  return [...new Set(folders)].map((folder) => {
    const { bavail, bsize } = statfsSync(folder);
    const free = Number(bavail) * Number(bsize);
    const text = `${(free / gigabyte).toFixed(1)} GB are free in ${folder}.`;
    if (free > gigabyte) return good(text);
    const remedy = "Make room: when the disk is full nothing more can be saved.";
    return free > gigabyte / 10 ? warning(text, remedy) : fault(text, remedy);
  });
}
