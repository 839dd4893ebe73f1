import { createHash, createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** Whether a request is signed with this key as AWS Signature Version 4 says, made here from its description alone. */
export function isSigned(
  request: IncomingMessage,
  body: Buffer,
  key: { access: string; secret: string; region: string },
): boolean {
  const pattern =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/;
  const [, access, day = "", region, names = "", signature] =
    pattern.exec(request.headers.authorization ?? "") ?? [];
  const moment = header(request, "x-amz-date");
  const hash = header(request, "x-amz-content-sha256");
  const isOfBody = hash === "UNSIGNED-PAYLOAD" || hash === createHash("sha256").update(body).digest("hex");
  if (access !== key.access || region !== key.region || !moment.startsWith(day) || !isOfBody) return false;
  if (!["host", "x-amz-date", "x-amz-content-sha256"].every((name) => names.split(";").includes(name)))
    return false;
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://store.invalid");
  const query = [...searchParams]
    .map(([name, value]) => `${escape(name)}=${escape(value)}`)
    .sort()
    .join("&");
  const headers = names.split(";").map((name) => `${name}:${header(request, name).trim()}\n`);
  const asked = [request.method, pathname, query, headers.join(""), names, hash].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = [
    ...["AWS4-HMAC-SHA256", moment, scope],
    createHash("sha256").update(asked).digest("hex"),
  ].join("\n");
  const keyed = [day, region, "s3", "aws4_request"].reduce<string | Buffer>(sign, `AWS4${key.secret}`);
  return sign(keyed, toSign).toString("hex") === signature;
}

const header = (request: IncomingMessage, name: string): string => String(request.headers[name] ?? "");
const sign = (key: string | Buffer, text: string | undefined): Buffer =>
  createHmac("sha256", key)
    .update(text ?? "")
    .digest();
/** Everything but letters, digits, `-`, `.`, `_` and `~`. */
const escape = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
