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
    existsSync("build/server/index.js") ? good("built") : warning("not-built"),
    ...addressFindings(config),
    ...secretsFindings(config),
    ...spaceFindings(config),
  ];
}

function addressFindings({ host, baseUrl, secure }: Config): Finding[] {
  const isLocal = /^(127\.|localhost$|::1$)/.test(host);
  const namesLocal = /^https?:\/\/(127\.|localhost|\[::1\])/.test(baseUrl);
  if (secure || (isLocal && namesLocal)) return [good("address", { address: baseUrl })];
  return [warning("no-encryption", { address: baseUrl })];
}

function secretsFindings({ database }: Config): Finding[] {
  const file = database.kind === "sqlite" ? secretsFileOf(database.file) : "";
  if (!existsSync(file)) return [good("keys-environment")];
  const others = statSync(file).mode & 0o077;
  return [others === 0 ? good("keys-private", { file }) : warning("keys-readable", { file })];
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
    const values = { gigabytes: free / gigabyte, folder };
    if (free > gigabyte) return good("space-free", values);
    return free > gigabyte / 10 ? warning("space-short", values) : fault("space-short", values);
  });
}
