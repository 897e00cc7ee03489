import { cpSync, mkdirSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";

/** What the site of the journeys has before anybody has been there. */
export const FRESH_DATA = path.join(process.env.TEST_DATA_DIR ?? "", "fresh");

/** Playwright runs it once, when that site is ready: sites of a journey's own begin with a copy. */
export default function keepFreshData(): void {
  const data = path.dirname(FRESH_DATA);
  mkdirSync(FRESH_DATA);
  const db = new Database(path.join(data, "playhead.db"));
  db.prepare("VACUUM INTO ?").run(path.join(FRESH_DATA, "playhead.db"));
  db.close();
  cpSync(path.join(data, "media"), path.join(FRESH_DATA, "media"), { recursive: true });
}
