import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";

const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({ integrity: z.string().optional(), link: z.boolean().optional() }),
  ),
});

test("every package of the lock file is known by its content, whoever sends it", () => {
  const { packages } = lockFile.parse(JSON.parse(readFileSync("package-lock.json", "utf8")));
  const unknown = Object.entries(packages).filter(
    ([name, { integrity, link }]) => name !== "" && !link && !integrity?.startsWith("sha512-"),
  );
  expect(unknown.map(([name]) => name)).toEqual([]);
});
