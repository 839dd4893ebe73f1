import type { SourceDocument } from "~/congress/facts";

/** Conclusion 1097-KL/TU of 3 July 2020, as facts cite it. */
export const conclusion1097: SourceDocument = "1097-kl-tu";
