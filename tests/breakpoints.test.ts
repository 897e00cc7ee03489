import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const TOKENS = "app/tokens.css";
const sheets = ["app", "features"].flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".css"))
    .map((name) => path.join(room, name)),
);
const named = [...readFileSync(TOKENS, "utf8").matchAll(/^ \* {3}\w+: (\w+ < \d+px)/gm)].map(
  (match) => match[1] ?? "",
);

test("two widths and a height are named", () => {
  expect(named).toEqual(["width < 640px", "width < 900px", "height < 480px"]);
});

test("the layout changes at the named sizes only", () => {
  const allowed = named.flatMap((size) => [`(${size})`, `(${size.replace("<", ">=")})`]);
  const conditions = sheets.flatMap((sheet) =>
    [...readFileSync(sheet, "utf8").matchAll(/@(?:media|import)[^{;]*/g)]
      .flatMap((match) => match[0].match(/\([^()]*(?:width|height|\d(?:px|em|rem))[^()]*\)/g) ?? [])
      .map((condition) => ({ sheet, condition })),
  );
  expect(conditions.length).toBeGreaterThan(20);
  expect(conditions.filter(({ condition }) => !allowed.includes(condition))).toEqual([]);
});
