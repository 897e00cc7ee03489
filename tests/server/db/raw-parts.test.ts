import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const FOLDERS = ["server", "app", "commands"];

const files = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes("generated"))
    .map((name) => path.join(folder, name)),
);

// In the built server the client may come of another copy of Prisma than the parts, and take them for values.
test("a query that has parts of SQL is put together before the client gets it", () => {
  const parted = files
    .map((name) => ({ name, code: readFileSync(name, "utf8") }))
    .filter(({ code }) => /\bPrisma\.(?:sql|join|raw|empty)\b/.test(code));
  expect(parted.length).toBeGreaterThan(0);
  const given = parted.filter(({ code }) => /\$(?:query|execute)Raw(?:<[^`(]*>)?`/.test(code));
  expect(given.map(({ name }) => name)).toEqual([]);
});
