import path from "node:path";
import { expect, test } from "vitest";
import { parseConfig } from "#server/config.ts";

test.each([
  [{ PORT: "eighty" }, "PORT"],
  [{ PORT: "70000" }, "PORT"],
  [{ PUBLIC_URL: "ftp://example.org" }, "PUBLIC_URL"],
  [{ DATABASE_URL: "mysql://localhost" }, "DATABASE_URL"],
  [{ FETCH_PRIVATE: "maybe" }, "FETCH_PRIVATE"],
])("%o is refused by name", (env, name) => {
  expect(() => parseConfig(env)).toThrow(name);
});

test("nothing needs to be set, and an empty variable is one that is not set", () => {
  expect(parseConfig({ PORT: "", DATA_DIR: "" })).toMatchObject({
    port: 3000,
    dataDir: path.resolve("data"),
    databaseFile: path.resolve("data/playhead.db"),
    publicUrl: "http://localhost:3000",
    fetchPrivate: false,
  });
});

test("the public address has no slash at its end", () => {
  expect(parseConfig({ PUBLIC_URL: "https://pod.example.org/" }).publicUrl).toBe("https://pod.example.org");
});
