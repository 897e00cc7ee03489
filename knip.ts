import type { KnipConfig } from "knip";

const config: KnipConfig = {
  entry: [
    "app/**/{page,layout,route,error,not-found,loading,sitemap,robots,manifest,icon}.{ts,tsx}",
    "app/intl/request.ts",
    "commands/{start,dev,migrate,import,test,generate,migration}.ts",
    "bench/*.ts",
    "prisma/demo/make/make.ts",
    "tests/**/*.{test,spec}.ts",
    "tests/e2e/playwright.config.ts",
  ],
  project: ["**/*.{ts,tsx}"],
  ignore: ["server/db/generated/**"],
  ignoreExportsUsedInFile: true,
};

export default config;
