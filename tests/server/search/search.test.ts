import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openDatabase } from "#server/db/client.ts";
import { openSqliteSearch } from "#server/search/sqlite/open.ts";
import { createDatabase } from "../database.ts";
import { searchSuite } from "./search-suite.ts";

const folder = mkdtempSync(path.join(tmpdir(), "playhead-search-"));
const file = path.join(folder, "playhead.db");

searchSuite(
  "SQLite",
  async () => {
    await createDatabase(file);
    return { db: openDatabase(file), backend: openSqliteSearch(file) };
  },
  async ({ db, backend }) => {
    await backend.close();
    await db.$disconnect();
    rmSync(folder, { recursive: true, force: true });
  },
);
