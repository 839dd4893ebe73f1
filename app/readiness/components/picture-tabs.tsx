import { Tabs } from "./tabs";

/** The ways to look at all congresses: as they stand, what waits, what moved, where they clash. */
export const PictureTabs = () => (
  <Tabs
    label="tabs.picture"
    tabs={[
      { to: "/readiness", key: "tabs.matrix" },
      { to: "/readiness/reviews", key: "tabs.reviews" },
      { to: "/readiness/moved", key: "tabs.moved" },
      { to: "/readiness/clashes", key: "tabs.clashes" },
    ]}
  />
);
