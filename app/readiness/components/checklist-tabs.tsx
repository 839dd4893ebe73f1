import { Tabs } from "./tabs";

/** The ways to look at a checklist: as a list, as a plan back from the congress, as progress. */
export function ChecklistTabs({ slug }: { slug: string }) {
  const here = `/congresses/${slug}/readiness`;
  return (
    <Tabs
      label="tabs.checklist"
      tabs={[
        { to: here, key: "tabs.list" },
        { to: `${here}/plan`, key: "tabs.plan" },
        { to: `${here}/progress`, key: "tabs.progress" },
      ]}
    />
  );
}
