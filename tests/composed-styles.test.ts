import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const COMPOSES = /composes:\s*([\w\s-]+?)(?:\s+from\s+"([^"]+)")?;/g;

const composed = ["app", "features"]
  .flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: "utf8" }).map((name) => path.join(room, name)),
  )
  .filter((name) => name.endsWith(".module.css"))
  .flatMap((sheet) =>
    [...readFileSync(sheet, "utf8").matchAll(COMPOSES)].flatMap(([, names = "", from]) => {
      const source = from === undefined ? sheet : path.join(path.dirname(sheet), from);
      return names.split(/\s+/).map((name) => ({ sheet, name, source }));
    }),
  );

// Who composes a class that is not there gets none, and nobody is told.
test("styles are composed of classes that there are", () => {
  expect(composed.length).toBeGreaterThan(20);
  const missing = composed.filter(
    ({ name, source }) => !new RegExp(`\\.${name}(?![\\w-])`).test(readFileSync(source, "utf8")),
  );
  expect(missing).toEqual([]);
});
