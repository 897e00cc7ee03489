import path from "node:path";
import Sqlite from "better-sqlite3";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { config } from "#server/config.ts";
import { database } from "#server/db/client.ts";
import { takeOut } from "#server/trash/bundle.ts";
import { beginMove, finishMove, moveEpisode } from "#server/trash/move.ts";
import { REVISION_ROOT } from "#server/trash/parts.ts";
import { overPostgresql } from "../server/database.ts";
import { addShow } from "../server/search/search-archive.ts";
import { newMember, prepareAccounts, sendForm } from "./account-forms.ts";

prepareAccounts();

const LATER = new Date("2040-01-02T03:04:05Z");

/** What is pointed at an account is found in the files of its owner by these words; or why it is nothing to take along. */
const POINTERS: Readonly<Record<string, { readonly found: string } | { readonly left: string }>> = {
  "AccountAddress.accountId": { found: "vera@example.org" },
  "AccountPicture.accountId": { found: "picture of Vera" },
  "AppMark.accountId": { left: "a number and the time at which apps were told of it, which apps have" },
  "AppPassword.accountId": { found: "AntennaPod of Vera" },
  "Invitation.inviterId": { found: LATER.toISOString() },
  "MailedLink.accountId": { found: "asked@example.org" },
  "Passkey.accountId": { found: "Keeper of Vera" },
  "RecoveryCode.accountId": { found: '"recoveryCodesLeft": 1' },
  "Revision.authorId": { found: "a note of Vera" },
  "Revision.deciderId": { found: "a note on which Vera decided" },
  "Session.accountId": { found: "Browser of Vera" },
  "SyncedChange.accountId": { found: "what Vera keeps" },
  "TrashItem.accountId": { found: "thrown away by Vera" },
  "Upload.accountId": { found: "talk of Vera.mp3" },
  "WaitingApp.accountId": { left: "an app that was let in and fetches its password within seconds" },
};

/** Of the account itself. */
const COLUMNS: Readonly<Record<string, { readonly found: string } | { readonly left: string }>> = {
  id: { left: "a number of this database" },
  name: { found: '"name": "Vera of the files"' },
  key: { left: "the name, as it is looked for" },
  role: { found: '"role": "host"' },
  passwordHash: { left: "a secret" },
  createdAt: { found: '"createdAt": "2026-' },
};

async function keepAllOf(accountId: number): Promise<void> {
  const db = database();
  await addShow(db, "Harbour", "en", [
    { title: "Kept", published: "2026-03-01", lines: [["Ann", "The lamp is lit."]] },
    { title: "thrown away by Vera", published: "2026-03-02", lines: [["Ann", "The lamp is out."]] },
  ]);
  const show = await db.show.findFirstOrThrow({ include: { episodes: { orderBy: { orderedAt: "asc" } } } });
  const [kept, thrown] = show.episodes;
  const { id: transcriptId } = await db.transcript.findFirstOrThrow({ where: { episodeId: kept?.id ?? 0 } });
  const revision = {
    transcriptId,
    base: 0,
    state: "applied",
    standing: true,
    createdAt: new Date(),
    corrections: [],
  };
  await db.revision.create({ data: { ...revision, number: 1, note: "a note of Vera", authorId: accountId } });
  await db.revision.create({
    data: { ...revision, number: 2, note: "a note on which Vera decided", deciderId: accountId },
  });
  const declined = await db.revision.create({
    data: { ...revision, number: 3, note: "what an editor declined of Vera", authorId: accountId },
  });
  const bundle = await db.$transaction((tx) => takeOut(tx, REVISION_ROOT, declined.id));
  const told = {
    kind: "revision",
    showGuid: show.guid,
    title: "",
    showTitle: "",
    deletedAt: new Date(),
  };
  await db.trashItem.create({ data: { ...told, ...bundle } });
  await moveEpisode(db, { show: show.slug, episode: thrown?.slug ?? "" }, { id: accountId }, new Date());
  await addShow(db, "Gone", "en", []);
  const { id: goneId, slug: gone } = await db.show.findFirstOrThrow({ where: { title: "Gone" } });
  const login = { create: { username: "vera", password: "secret 7" } };
  await db.feed.update({ where: { showId: goneId }, data: { location: "https://gone.example/feed", login } });
  await finishMove(db, (await beginMove(db, gone, { id: accountId }, new Date())) ?? 0);
  await db.accountAddress.create({
    data: { accountId, address: "vera@example.org", key: "vera@example.org" },
  });
  await db.accountPicture.create({ data: { accountId, png: new TextEncoder().encode("picture of Vera") } });
  await db.appPassword.create({ data: { accountId, name: "AntennaPod of Vera", codeHash: "secret 1" } });
  await db.invitation.create({
    data: { inviterId: accountId, role: "listener", tokenHash: "secret 2", expiresAt: LATER },
  });
  const link = { kind: "signIn", tokenHash: "secret 3", address: "asked@example.org", next: "/" };
  await db.mailedLink.create({ data: { accountId, ...link, expiresAt: LATER } });
  const passkey = {
    credentialId: "secret 4",
    publicKey: new Uint8Array(1),
    counter: 0,
    name: "Keeper of Vera",
  };
  await db.passkey.create({ data: { accountId, ...passkey } });
  await db.recoveryCode.create({ data: { accountId, codeHash: "secret 5" } });
  await db.session.create({ data: { accountId, tokenHash: "secret 6", browser: "Browser of Vera" } });
  const change = { number: 1, size: 1, stamp: "000000000000001.000000.device01", key: '["note","1"]' };
  await db.syncedChange.create({ data: { accountId, ...change, value: '"what Vera keeps"' } });
  await db.upload.create({
    data: {
      accountId,
      key: "1",
      showId: show.id,
      guid: "1",
      files: { create: { id: "1", mark: "1", name: "talk of Vera.mp3", size: 5 } },
    },
  });
}

// Both databases have the same tables: tests/server/db/postgresql/migrate.test.ts.
test.skipIf(overPostgresql)(
  "all that points at somebody, and all that an account has, is among what is looked for",
  () => {
    const sqlite = new Sqlite(path.join(config().dataDir, "playhead.db"), { readonly: true });
    const pointers = sqlite
      .prepare(`SELECT m.name || '.' || f."from" FROM sqlite_master m, pragma_foreign_key_list(m.name) f
      WHERE m.type = 'table' AND f."table" = 'Account' ORDER BY 1`)
      .pluck()
      .all();
    const columns = sqlite.prepare(`SELECT name FROM pragma_table_info('Account')`).pluck().all();
    sqlite.close();
    expect(pointers).toEqual(Object.keys(POINTERS));
    expect(columns).toEqual(Object.keys(COLUMNS));
  },
);

test("all that is kept of somebody is in what they take along, or there is a reason why not", async () => {
  const { id, cookie } = await newMember("Vera of the files", "host");
  const { cookie: anothers } = await newMember("Another", "host");
  await keepAllOf(id);
  const files = await takeAlong(cookie);
  for (const [what, how] of [...Object.entries(POINTERS), ...Object.entries(COLUMNS)])
    if ("found" in how) expect([what, files.includes(how.found)]).toEqual([what, true]);
  expect(files).toContain("what an editor declined of Vera");
  expect(files).toContain("The lamp is out.");
  expect(files).toContain("https://gone.example/feed");
  expect(files).not.toContain("secret");
  // And in nobody else's.
  const others = await takeAlong(anothers);
  for (const how of Object.values(POINTERS))
    if ("found" in how && !how.found.startsWith('"')) expect(others).not.toContain(how.found);
});

async function takeAlong(cookie: string): Promise<string> {
  const data = await sendForm("download", {}, { cookie });
  const files = unzipSync(new Uint8Array(await data.arrayBuffer()));
  return Object.entries(files)
    .map(([name, content]) => `${name}\n${strFromU8(content)}`)
    .join("\n");
}
