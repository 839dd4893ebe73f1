import { index, route, type RouteConfig } from "@remix-run/route-config";

/** The map: every address of the product. */
export default [
  index("congress/routes/overview.tsx"),
  route("sign-in", "accounts/routes/sign-in.tsx"),
  route("sign-out", "accounts/routes/sign-out.tsx"),
  route("language", "accounts/routes/language.tsx"),
  route("*", "accounts/routes/not-found.tsx"),
] satisfies RouteConfig;
