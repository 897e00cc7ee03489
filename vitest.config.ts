import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    setupFiles: ["tests/setup.ts"],
    // Forty-five minutes off the hour: a forgotten time zone shows.
    env: { TZ: "Asia/Kathmandu" },
    testTimeout: 30_000,
  },
});
