/** @type {import("@remix-run/dev").VitePluginConfig} */
export default {
  appDirectory: "app",
  // A start builds beside what others use, and puts it in its place when it is whole.
  buildDirectory: process.env.PLANNER_BUILD ?? "build",
  // Routes are listed in app/routes.ts, not found by file name.
  ignoredRouteFiles: ["**/*"],
  future: {
    v3_fetcherPersist: true,
    // The browser gets the map of all pages once, as a file that it keeps, not a part of it in every page and the rest
    // by a request for the links of each.
    v3_lazyRouteDiscovery: false,
    v3_relativeSplatPath: true,
    v3_routeConfig: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
};
