import boundaries from "eslint-plugin-boundaries";
import next from "eslint-config-next/core-web-vitals";
import tseslint from "typescript-eslint";

const CLOCK_MESSAGE = "Time comes from ctx.clock (lib/clock.ts).";

/** Folders of lib that assemble or translate; every other folder of lib is a domain. */
const GLUE = ["auth", "http", "actions", "jobs", "db", "generated", "mail", "sms"];
const elements = [
  { type: "app", pattern: "app/**", partialMatch: false },
  { type: "component", pattern: "components/**", partialMatch: false },
  { type: "sandbox", pattern: "sandbox/**", partialMatch: false },
  ...GLUE.map((name) => ({ type: name, pattern: `lib/${name}/**`, partialMatch: false })),
  { type: "domain", pattern: "lib/*/**", partialMatch: false },
];

/** Where real parts are assembled: configuration and context. */
const files = [{ category: "assembly", pattern: ["lib/env.ts", "lib/context.ts"] }];
const ASSEMBLY = { to: { file: { categories: "assembly" } } };

const to = (...types) => ({ to: { element: { types: { anyOf: types } } } });
const from = (...types) => ({ element: { types: { anyOf: types } } });

/** Who may not import whom (docs/architecture.md). */
const policies = [
  { from: from("app"), disallow: to("db", "generated", "sandbox") },
  {
    from: from("component"),
    disallow: to("app", "db", "generated", "jobs", "mail", "sms", "sandbox"),
  },
  {
    from: from("domain"),
    disallow: to(
      "app",
      "component",
      "assembly",
      "http",
      "actions",
      "jobs",
      "mail",
      "sms",
      "sandbox",
    ),
  },
  { from: from("component", "domain", "db", "sandbox"), disallow: ASSEMBLY },
  { from: from("http", "actions", "db"), disallow: to("app", "component", "jobs", "sandbox") },
  { from: from("jobs", "mail", "sms", "auth"), disallow: to("app", "sandbox") },
  {
    from: from("sandbox"),
    disallow: to("app", "component", "domain", ...GLUE),
  },
];

const FRAMEWORK = [
  "next",
  "next/*",
  "react",
  "react-dom",
  "react-dom/*",
  "next-auth",
  "next-auth/*",
];
const frameworkFree = (extra = []) => [
  "error",
  {
    patterns: [
      { group: FRAMEWORK, message: "Domain code knows no framework." },
      { group: ["next/dist/*"], message: "Not a public interface." },
      ...extra,
    ],
  },
];

export default tseslint.config(
  {
    ignores: ["lib/generated/**", ".next*/**", ".data/**", "next-env.d.ts", "test-results/**"],
  },
  ...next,
  // Plain anchors are wanted: nothing of the signed-in area is prefetched.
  { rules: { "@next/next/no-html-link-for-pages": "off" } },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // Server actions and handlers are asynchronous by contract, whether or not they wait.
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: { attributes: false, arguments: false } },
      ],
    },
  },
  {
    files: ["{app,components,lib,sandbox}/**/*.{ts,tsx}", "middleware.ts"],
    plugins: { boundaries },
    settings: {
      "boundaries/elements": elements,
      "boundaries/files": files,
      "import/resolver": { typescript: { project: import.meta.dirname } },
    },
    rules: {
      "boundaries/dependencies": ["error", { default: "allow", policies }],
      "max-lines": ["error", { max: 250, skipComments: true }],
      "max-lines-per-function": ["error", { max: 80, skipComments: true, skipBlankLines: true }],
      complexity: ["error", 12],
      "max-params": ["error", 5],
      "no-console": "error",
      "no-restricted-properties": [
        "error",
        {
          object: "process",
          property: "env",
          message: "Configuration is read by lib/env.ts only.",
        },
      ],
      "no-restricted-syntax": [
        "error",
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: CLOCK_MESSAGE,
        },
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: CLOCK_MESSAGE,
        },
        {
          selector: "JSXAttribute[name.name='style']",
          message: "The CSP forbids style attributes.",
        },
        { selector: "TSNonNullExpression", message: "Handle the absent case." },
      ],
    },
  },
  {
    files: ["lib/**/*.{ts,tsx}"],
    ignores: ["lib/auth/**", "lib/http/**", "lib/actions/**", "lib/jobs/**", "lib/mail/**"],
    rules: { "no-restricted-imports": frameworkFree() },
  },
  {
    files: ["sandbox/**", "lib/clock.ts", "lib/env.ts"],
    rules: {
      "no-restricted-syntax": "off",
      "no-restricted-properties": "off",
      "no-console": "off",
    },
  },
  {
    // Drawn into a PNG by a library that reads nothing else; never sent to a browser.
    files: ["components/site/ShareCard.tsx", "components/site/StatsCard.tsx"],
    rules: { "no-restricted-syntax": "off" },
  },
  {
    // Markup of long pages is not logic.
    files: ["app/**/*.tsx", "components/**/*.tsx"],
    rules: {
      "max-lines-per-function": ["error", { max: 130, skipComments: true, skipBlankLines: true }],
    },
  },
  {
    files: ["tests/**/*.{ts,tsx}", "bench/**/*.ts"],
    rules: {
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-non-null-assertion": "error",
    },
  },
  {
    files: ["**/*.mjs", "**/*.cjs"],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { "import/no-anonymous-default-export": "off" },
  },
);
