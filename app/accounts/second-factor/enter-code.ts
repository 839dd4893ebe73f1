import { z } from "zod";

/** A code of the second factor, or one for recovery. */
export const EnterCode = z.object({ code: z.string().trim().max(100) });
