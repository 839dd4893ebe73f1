import type { FlatNamespace, TFunction } from "i18next";

/** Words a key of any room, `room:key.key`, in one language. */
export type Translate = TFunction<FlatNamespace[]>;
