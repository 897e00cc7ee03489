import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { settingNames } from "#server/settings.ts";

const PAGES = [
  "README.md",
  "CONTRIBUTING.md",
  ...readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => path.join("docs", name)),
];
const texts = new Map(PAGES.map((file) => [file, readFileSync(file, "utf8")]));
const everything = [...texts.values()].join("\n");
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync("package.json", "utf8")));

const found = (text: string, pattern: RegExp) => [
  ...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? "")),
];

describe("the docs", () => {
  test("name only npm scripts that exist", () => {
    const named = [
      ...found(everything, /npm run (?:-s )?([a-z][a-z0-9:-]*)/g),
      ...found(everything, /npm (start|test)\b/g),
    ];
    expect(named.length).toBeGreaterThan(4);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test("name every npm script there is", () => {
    expect(
      Object.keys(scripts).filter(
        (name) => !everything.includes(`npm ${name}`) && !everything.includes(`npm run ${name}`),
      ),
    ).toEqual([]);
  });

  test("name only files that exist", () => {
    const files = [
      ...found(
        everything,
        /`((?:app|bench|commands|core|docs|features|messages|prisma|public|server|tests)\/[\w./[\]-]*)`/g,
      ),
      ...found(everything, /npx (?:tsx|vitest run) ([\w./-]+)/g),
    ];
    expect(files.length).toBeGreaterThan(20);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });

  test("link only to what is there", () => {
    const broken = PAGES.flatMap((file) =>
      found(texts.get(file) ?? "", /\]\((?!https?:)([^)#]+)[^)]*\)/g)
        .filter((link) => !existsSync(path.join(path.dirname(file), link)))
        .map((link) => `${file}: ${link}`),
    );
    expect(broken).toEqual([]);
  });

  test("have a row for every setting, and for no other", () => {
    const configuration = texts.get("docs/configuration.md") ?? "";
    expect(found(configuration, /^\| `([A-Z_]+)` +\|/gm).toSorted()).toEqual([...settingNames].toSorted());
  });
});
