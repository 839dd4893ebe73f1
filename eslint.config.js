import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["build/", "node_modules/", "public/", "test/.output/"] },
  ...tseslint.configs.recommended,
  jsxA11y.flatConfigs.recommended,
  reactHooks.configs.flat.recommended,
  {
    rules: {
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/consistent-type-imports": "error",
      "no-console": "error",
      eqeqeq: "error",
    },
  },
  {
    // Tokens, ids and codes are never guessable; where chance is asked for in a rule, it is given a seed.
    files: ["app/**", "db/**"],
    rules: { "no-restricted-properties": ["error", { object: "Math", property: "random" }] },
  },
  {
    // What stands between the frame of a page is rendered once for all who are shown the same data (decision 14).
    files: ["app/**"],
    ignores: ["app/root.tsx", "app/ui/account-id.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          paths: [
            {
              name: "@remix-run/react",
              importNames: ["useRouteLoaderData", "useMatches", "useOutletContext"],
              message: "Pages are made of the data of their own loader; who asks is told by useAccountId.",
            },
          ],
        },
      ],
    },
  },
  { files: ["app/cli/**", "test/**", "*.config.*"], rules: { "no-console": "off" } },
  { files: ["**/*.cjs", "app/cli/start.mjs"], rules: { "@typescript-eslint/no-require-imports": "off" } },
);
