import { expect, onTestFinished, test } from "vitest";
import { sayFinding } from "#commands/words.ts";
import { checkData } from "#server/checkup/data.ts";
import type { Finding } from "#server/checkup/finding.ts";
import { withConnection } from "#server/db/connection.ts";
import { temporaryFolder } from "../../database.ts";
import { namePostgresqlDatabase } from "../../postgresql-database.ts";

async function findingsOf(databaseLocation: string): Promise<readonly Finding[]> {
  const dataDir = temporaryFolder();
  const found: Finding[] = [];
  for await (const finding of checkData({ databaseLocation, dataDir, mediaPlace: dataDir }, new Date()))
    found.push(finding);
  return found;
}

async function database(options?: string) {
  const { address, create, drop } = namePostgresqlDatabase();
  await create(options);
  onTestFinished(drop);
  return address;
}

const codesOf = (found: readonly Finding[]) => found.map(({ level, code }) => `${level} ${code}`);

test("a server with the database of this Playhead has nothing wrong", async () => {
  const found = await findingsOf(await database());
  expect(codesOf(found)).toEqual([
    "fine server",
    "fine serverFree",
    "fine dataCurrent",
    "fine searchWhole",
    "fine mediaThere",
    "note noCopy",
  ]);
});

test("a database with nothing in it waits for a start", async () => {
  const found = await findingsOf(await database("ENCODING 'UTF8' TEMPLATE template0"));
  expect(codesOf(found)).toEqual(["fine server", "fine serverFree", "note noData"]);
});

test("what keeps Playhead from its database is said in sentences, and no password", async () => {
  const address = await database();
  const as = (change: (url: URL) => void) => {
    const url = new URL(address);
    url.password = "hush";
    change(url);
    return url.href;
  };
  const role = `playhead_test_${address.slice(-12)}`;
  const run = (sql: string) => withConnection(address, "write", ({ ask }) => ask(sql));
  await run(`CREATE ROLE "${role}" LOGIN`);
  onTestFinished(async () => void (await run(`DROP ROLE "${role}"`)));
  const wrong: Record<string, readonly [(url: URL) => void, string]> = {
    away: [(url) => Object.assign(url, { port: "1" }), "serverAway"],
    unnamed: [(url) => Object.assign(url, { hostname: "nowhere.invalid" }), "serverAway"],
    missing: [(url) => Object.assign(url, { pathname: "/nothing" }), "serverWithout"],
    stranger: [(url) => Object.assign(url, { username: "nobody-we-know" }), "serverPassword"],
    powerless: [(url) => Object.assign(url, { username: role }), "serverRights"],
  };
  for (const [change, code] of Object.values(wrong)) {
    const found = await findingsOf(as(change));
    expect(codesOf(found)).toContain(`wrong ${code}`);
    const said = found.map((finding) => sayFinding(finding.code, finding.values)).join(" ");
    expect(said).not.toContain("hush");
    expect(said).toContain("postgresql://");
  }
});
