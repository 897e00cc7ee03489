import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: ["tests/run-folder.ts"],
    setupFiles: ["tests/setup.ts"],
    // Forty-five minutes off the hour: a forgotten time zone shows.
    env: { TZ: "Asia/Kathmandu" },
    // One processor would be left idle otherwise, which on a small machine is half of it.
    maxWorkers: "100%",
    // Patience for slow machines: what is asserted is what happens, not how soon.
    testTimeout: 120_000,
    // What a file prepares, such as both demo shows, takes longest where the machine is slow.
    hookTimeout: 120_000,
  },
});
