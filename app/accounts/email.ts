import { z } from "zod";

/** An e-mail address as it is compared: trimmed, in lower case. */
export const emailKey = (email: string): string => email.trim().toLowerCase();

/** An e-mail address in a form. */
export const email = () => z.email().max(254);
