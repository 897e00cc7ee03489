import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { settingNames } from "#server/config.ts";

const readme = readFileSync("README.md", "utf8");
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync("package.json", "utf8")));

const found = (pattern: RegExp) => [...new Set([...readme.matchAll(pattern)].map((match) => match[1] ?? ""))];

describe("the README", () => {
  test("names only npm scripts that exist", () => {
    const named = [...found(/npm run (?:-s )?([a-z:-]+)/g), ...found(/npm (start|test)\b/g)];
    expect(named.length).toBeGreaterThan(4);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test("names every npm script there is", () => {
    expect(
      Object.keys(scripts).filter(
        (name) => !readme.includes(`npm ${name}`) && !readme.includes(`npm run ${name}`),
      ),
    ).toEqual([]);
  });

  test("names only files that exist", () => {
    const files = found(
      /`((?:app|bench|commands|core|features|messages|prisma|public|server|tests)\/[\w./-]*)`/g,
    );
    expect(files.length).toBeGreaterThan(5);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
    expect(found(/!\[[^\]]*\]\(([^)]+)\)/g).filter((file) => !existsSync(file))).toEqual([]);
  });

  test("has a row for every setting, and for no other", () => {
    expect(found(/^\| `([A-Z_]+)` +\|/gm).toSorted()).toEqual([...settingNames].toSorted());
  });
});
