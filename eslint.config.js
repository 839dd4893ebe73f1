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
  { files: ["app/cli/**", "test/**", "*.config.*"], rules: { "no-console": "off" } },
  { files: ["**/*.cjs", "app/cli/start.mjs"], rules: { "@typescript-eslint/no-require-imports": "off" } },
);
