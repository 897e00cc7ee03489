import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { portOf, SITES } from "./e2e/ports.ts";

const FOLDER = "tests/e2e";
const LIST = "ports.ts";
const journeys = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".ts") && name !== LIST)
  .map((name) => ({ name, code: readFileSync(path.join(FOLDER, name), "utf8") }));

test("no two sites of the journeys have the same port", () => {
  expect(new Set(SITES.map(portOf)).size).toBe(SITES.length);
});

test("each site but the shared one belongs to one journey", () => {
  const asked = journeys.flatMap(({ code }) =>
    [...code.matchAll(/portOf\("([^"]*)"\)/g)].map((match) => match[1] ?? ""),
  );
  const own = SITES.filter((site) => site !== "shared");
  expect(asked.filter((site) => site !== "shared").sort()).toEqual([...own].sort());
});

test("no journey computes a port, or has one of its own", () => {
  const ports = /TEST_PORT|PORT\b\s*[-+]|portOf\([^)]*\)\s*[-+]|\bport:\s*\d|localhost:\d|\bPORT\s*=\s*\d/;
  expect(journeys.filter(({ code }) => ports.test(code)).map(({ name }) => name)).toEqual([]);
});
