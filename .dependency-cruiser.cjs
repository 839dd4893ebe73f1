/** The doors between the rooms: docs/architecture.md says why. */
const rooms = "congress|agenda|groups|survey|readiness|documents|directives|calendar|reminders|audit";
module.exports = {
  forbidden: [
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "platform-and-ui-know-no-room",
      severity: "error",
      from: { path: "^app/(platform|ui)/" },
      to: { path: `^app/(accounts|cli|${rooms})/` },
    },
    {
      name: "ui-is-not-server",
      severity: "error",
      from: { path: "^app/ui/" },
      to: { path: "\\.server\\.ts$" },
    },
    {
      name: "accounts-knows-no-room",
      severity: "error",
      from: { path: "^app/accounts/" },
      to: { path: `^app/(cli|${rooms})/` },
    },
    {
      name: "congress-knows-no-later-room",
      severity: "error",
      from: { path: "^app/congress/", pathNot: "^app/congress/routes/" },
      to: { path: "^app/(agenda|groups|survey|readiness|documents|calendar|cli)/" },
    },
    {
      name: "groups-know-no-agenda",
      severity: "error",
      from: { path: "^app/groups/" },
      to: { path: "^app/(agenda|survey|readiness|documents|directives|calendar|cli)/" },
    },
    {
      name: "nothing-imports-calendar",
      severity: "error",
      from: { path: `^app/(accounts|platform|ui|${rooms})/`, pathNot: "^app/calendar/" },
      to: { path: "^app/calendar/" },
    },
    {
      name: "nothing-imports-reminders",
      comment: "Reminders read the rooms; the process and the frame of all pages know them.",
      severity: "error",
      from: { path: `^app/(accounts|platform|ui|${rooms})/`, pathNot: "^app/reminders/" },
      to: { path: "^app/reminders/" },
    },
    {
      name: "nothing-imports-audit",
      comment: "The room of the trail reads every room's names; what is recorded stands in accounts.",
      severity: "error",
      from: { path: "^app/", pathNot: "^app/(audit/|wording\\.ts$)" },
      to: { path: "^app/audit/" },
    },
    {
      name: "nothing-imports-routes",
      severity: "error",
      from: { path: "^app/" },
      to: { path: "/routes/", pathNot: "^app/routes\\.ts$" },
    },
    {
      name: "pure-stays-pure",
      comment: "A .ts file without .server imports no server part, no Node module, no database.",
      severity: "error",
      from: {
        path: `^app/(accounts|operation|platform|${rooms})/.*\\.ts$`,
        pathNot: ["\\.server\\.ts$", "\\.browser\\.ts$", "/routes/", "^app/platform/services\\.d\\.ts$"],
      },
      to: {
        path: ["\\.server\\.ts$", "^knex$", "^(node:|fs$|path$|crypto$)"],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "surveys-are-not-kept-in-browsers",
      comment: "What is typed on confidential pages stays nowhere but in the database.",
      severity: "error",
      from: { path: "^app/survey/" },
      to: { path: "^app/ui/(keep-typing|kept-here|board/)" },
    },
    {
      name: "operation-is-known-by-the-command-line",
      severity: "error",
      from: { path: "^app/", pathNot: "^app/((cli|operation)/|operator-wording\\.ts$)" },
      to: { path: "^app/operation/" },
    },
    {
      name: "command-line-is-an-outer-door",
      severity: "error",
      from: { path: "^app/", pathNot: "^app/(cli/|operator-wording\\.ts$)" },
      to: { path: "^app/cli/" },
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default"],
    },
  },
};
