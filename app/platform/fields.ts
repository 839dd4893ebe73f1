import { z } from "zod";
import { isDay } from "./days";
import { isOverladen } from "./tidy";

// Everything below 32 but tab and line breaks, DEL, C1 controls, and marks that turn the direction of text around.

const harmful = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF]/;
const clean = (text: string) => text.normalize("NFC").trim();
const isHarmless = (text: string) => !harmful.test(text) && text.isWellFormed() && !isOverladen(text);

/** One line of text, without control characters or marks that turn text around; composed (NFC) and trimmed. */
export const line = (maximum: number) =>
  z
    .string()
    .refine(isHarmless, { params: { key: "form:harmful" } })
    .refine((text) => !/[\r\n\t\u2028\u2029]/.test(text.trim()), { params: { key: "form:one-line" } })
    .transform(clean)
    .pipe(z.string().min(1).max(maximum));

/** One line that may be left empty: then `""`. */
export const optionalLine = (maximum: number) =>
  line(maximum)
    .optional()
    .transform((text) => text ?? "");

/** Several lines of text, possibly empty: then `""`. */
export const paragraph = (maximum: number) =>
  z
    .string()
    .refine(isHarmless, { params: { key: "form:harmful" } })
    .transform(clean)
    .pipe(z.string().max(maximum))
    .optional()
    .transform((text) => text ?? "");

/** A day, `YYYY-MM-DD`. */
export const day = () => z.string().refine(isDay, { params: { key: "form:day" } });

/** A day or nothing: then null. */
export const optionalDay = () =>
  day()
    .optional()
    .transform((text) => text ?? null);

/** A time of day, `HH:MM`. */
export const time = () =>
  z.string().refine((text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text), { params: { key: "form:time" } });

/** A whole number within limits. */
export const whole = (minimum: number, maximum: number) => z.number().int().min(minimum).max(maximum);

/** A whole number within limits, or nothing: then null. */
export const optionalWhole = (minimum: number, maximum: number) =>
  whole(minimum, maximum)
    .optional()
    .transform((value) => value ?? null);

/** A tick box. */
export const tick = () =>
  z
    .boolean()
    .optional()
    .transform((value) => value ?? false);

/** The identifier of a record. */
export const id = () => z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

/** The number of a revision or version on which an edit was based. Both databases can hold it. */
export const revisionNumber = () => whole(1, 2 ** 31 - 1);
