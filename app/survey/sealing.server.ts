import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const version = "v1";
const ivBytes = 12;
const tagBytes = 16;
/** Plain texts are filled up to a multiple of this, so that the length of a name does not show. */
const block = 128;

/**
 * Encrypts a small JSON value (AES-256-GCM). What it belongs to is bound in: moved to another record, it cannot be read.
 * @param key 32 bytes
 * @param belongsTo the record and its field, such as `plan/person/id`
 */
export function seal(key: Buffer, belongsTo: string, value: unknown): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", key, iv, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(belongsTo));
  const text = Buffer.from(JSON.stringify(value));
  const filled = Buffer.alloc(Math.ceil((text.length + 1) / block) * block, " ");
  text.copy(filled);
  const content = Buffer.concat([cipher.update(filled), cipher.final()]);
  return [version, ...[iv, cipher.getAuthTag(), content].map((part) => part.toString("base64url"))].join(".");
}

/** Decrypts what `seal` made; null when the key is another one, or the text was changed or moved. */
export function unseal<Value>(key: Buffer, belongsTo: string, sealed: string): Value | null {
  const [kind, ...parts] = sealed.split(".");
  const [iv, tag, content] = parts.map((part) => Buffer.from(part, "base64url"));
  if (kind !== version || !iv || !tag || !content || tag.length !== tagBytes) return null;
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, iv, { authTagLength: tagBytes });
    decipher.setAAD(Buffer.from(belongsTo));
    decipher.setAuthTag(tag);
    const text = Buffer.concat([decipher.update(content), decipher.final()]).toString("utf8");
    return JSON.parse(text) as Value;
  } catch {
    return null;
  }
}
