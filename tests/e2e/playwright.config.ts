import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { defineConfig, devices } from "@playwright/test";
import { findChromium } from "#commands/chromium.ts";
import { portOf } from "./ports.ts";
import { errorsFile } from "./said-errors.ts";

const PORT = portOf("shared");

// Playwright reads this file once in every process; all of them must mean the same folder.
process.env.TEST_DATA_DIR ??= mkdtempSync(path.join(tmpdir(), "playhead-e2e-"));

/** Journeys that bring shows of their own to the site: the others count what is there, and come first. */
const BRINGING = [
  "corrected.spec.ts",
  "editing.spec.ts",
  "editors.spec.ts",
  "kept-searches.spec.ts",
  "upload.spec.ts",
];

/** Journeys that go one after the other, or are very long: begun first, so that at the end nobody waits for them. */
const LONG = [
  "bucket.spec.ts",
  "ending.spec.ts",
  "faults.spec.ts",
  "feeds-kept.spec.ts",
  "hostile.spec.ts",
  "mail.spec.ts",
  "packed.spec.ts",
  "scripts.spec.ts",
  "stopped.spec.ts",
  "trash.spec.ts",
];

export default defineConfig({
  testDir: ".",
  globalSetup: "./fresh-data.ts",
  globalTeardown: "./said-errors.ts",
  outputDir: "../../test-results",
  fullyParallel: true,
  projects: [
    { name: "long", testMatch: LONG },
    { name: "site", testIgnore: [...LONG, ...BRINGING] },
    // One of these alone: --no-deps
    { name: "bringing", testMatch: BRINGING, dependencies: ["long", "site"] },
  ],
  // Much of a journey is waiting for sound: three keep two cores busy.
  workers: 3,
  // Patience for slow machines: what is asserted is what happens, not how soon.
  timeout: 300_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [["list"], ["json"]] : "list",
  use: {
    ...devices["Desktop Chrome"],
    baseURL: `http://localhost:${PORT}`,
    viewport: { width: 1440, height: 900 },
    // A trace makes every journey slower. Ask for it where one fails: npm run test:e2e -- --trace retain-on-failure
    trace: "off",
    launchOptions: {
      executablePath: findChromium(),
      args: [
        "--no-sandbox",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--autoplay-policy=no-user-gesture-required",
      ],
    },
  },
  webServer: {
    command: `npm start 2> "${errorsFile()}"`,
    cwd: "../..",
    url: `http://localhost:${PORT}`,
    // With the build, which a machine that does much else has taken ten minutes for.
    timeout: 1_200_000,
    stdout: "pipe",
    env: {
      PORT: String(PORT),
      DATA_DIR: process.env.TEST_DATA_DIR,
      PUBLIC_URL: `http://localhost:${PORT}`,
      LANG: "en",
    },
  },
});
