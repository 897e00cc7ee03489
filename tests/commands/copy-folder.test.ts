import { existsSync, mkdirSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { makeCopyFolder } from "#commands/copy-folder.ts";
import { temporaryFolder } from "../server/database.ts";

test("what killed commands have left is removed a day later, and nothing else", async () => {
  const data = temporaryFolder();
  const [old, other] = ["copy-a1B2c3", "copy-of-mine"].map((name) => path.join(data, name));
  const DAYS_AGO = new Date(Date.now() - 2 * 86_400_000);
  for (const folder of [old, other]) {
    mkdirSync(folder ?? "");
    writeFileSync(path.join(folder ?? "", "dump"), "rows");
    utimesSync(folder ?? "", DAYS_AGO, DAYS_AGO);
  }
  const first = await makeCopyFolder(data);
  const second = await makeCopyFolder(data);
  expect([old, other, first, second].map((folder) => existsSync(folder ?? ""))).toEqual([
    false,
    true,
    true,
    true,
  ]);
});
