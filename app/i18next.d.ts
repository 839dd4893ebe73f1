import type { operatorWording } from "./operator-wording";
import type { wording } from "./wording";

/** Vietnamese is the default, so its keys are the keys. */
declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    resources: (typeof wording)["vi"] & (typeof operatorWording)["vi"];
  }
}
