import { whole } from "~/platform/fields";

const highest = 2 ** 31 - 1;

/**
 * The version that an edit is based on. What is no version counts as one long past: the form then comes back with all
 * that was typed and the stored values beside it.
 */
export const version = () => whole(1, highest).catch(0);
