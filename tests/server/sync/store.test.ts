import path from "node:path";
import { expect, test } from "vitest";
import { type Batch, LONGEST_BATCH, MOST_CHANGES } from "#core/sync/batch.ts";
import type { Change } from "#core/sync/change.ts";
import { type Device, keepChanges, newDevice, nextBatch, startAgain, takeAnswer } from "#core/sync/device.ts";
import { keyOf } from "#core/sync/key.ts";
import { write } from "#core/sync/merge.ts";
import { stampAfter } from "#core/sync/stamp.ts";
import { accountData, removeAccount } from "#server/accounts/account.ts";
import { backUpDatabase } from "#server/db/backup.ts";
import { type Database, openDatabase } from "#server/db/client.ts";
import { isPostgresql } from "#server/db/location.ts";
import { restoreDump } from "#server/db/postgresql/restore.ts";
import { restoreDatabase } from "#server/db/restore.ts";
import { listChanges } from "#server/sync/kept-changes.ts";
import { type Room, takeBatch, writeChanges } from "#server/sync/store.ts";
import { canBeCopied, freshDatabase } from "../database.ts";

const NOW = Date.UTC(2026, 10, 29);

async function newAccount(db: Database, name: string): Promise<number> {
  const { id } = await db.account.create({ data: { name, key: name, role: "listener", passwordHash: "" } });
  return id;
}

function change(name: string, value: unknown, at = NOW, device = "phone000"): Change {
  return { key: keyOf("setting", name), value, stamp: stampAfter(null, at, device) };
}

async function answered(db: Database, accountId: number, batch: Batch, room?: Room) {
  const taken = await takeBatch(db, accountId, batch, NOW, room);
  if (taken.kind !== "answered") throw new Error(taken.kind);
  return taken.answer;
}

const send = (...changes: readonly Change[]): Batch => ({ cursor: null, changes });

/** Asks until there is nothing to be told on either side. */
async function inStep(db: Database, accountId: number, device: Device): Promise<Device> {
  const batch = nextBatch(device);
  const taken = await takeBatch(db, accountId, batch, NOW);
  if (taken.kind === "unknownCursor") return inStep(db, accountId, startAgain(device));
  if (taken.kind !== "answered") throw new Error(taken.kind);
  const next = takeAnswer(device, batch, taken.answer);
  return taken.answer.more || next.unsent.size > 0 ? inStep(db, accountId, next) : next;
}

test("a device is told what others have sent since its cursor, and not what it has just sent itself", async () => {
  const { db } = await freshDatabase();
  const ann = await newAccount(db, "ann");
  const [rate, theme] = [change("rate", 2), change("theme", "dark", NOW, "desk0000")];
  const first = await answered(db, ann, send(rate));
  expect(first).toMatchObject({ changes: [], more: false });
  expect((await answered(db, ann, send(theme))).changes).toEqual([rate]);
  const second = await answered(db, ann, { cursor: first.cursor, changes: [] });
  expect(second.changes).toEqual([theme]);
  expect(await answered(db, ann, { cursor: second.cursor, changes: [] })).toEqual({ ...second, changes: [] });
});

test("a batch that comes twice changes nothing, and is answered as it was", async () => {
  const { db } = await freshDatabase();
  const ann = await newAccount(db, "ann");
  const batch = send(change("rate", 2), change("theme", { night: null }), change("gone", null));
  const first = await answered(db, ann, batch);
  expect(await answered(db, ann, batch)).toEqual(first);
  expect((await answered(db, ann, send())).changes).toEqual(batch.changes);
});

test("the later change of a key stays, whichever comes first, and who sent the earlier is told so", async () => {
  const { db } = await freshDatabase();
  const ann = await newAccount(db, "ann");
  const [early, late] = [change("rate", 1, NOW - 1), change("rate", 2)];
  await answered(db, ann, send(late));
  expect((await answered(db, ann, send(early))).changes).toEqual([late]);
  const gone = change("rate", null, NOW + 1);
  await answered(db, ann, send(gone, late));
  expect((await answered(db, ann, send())).changes).toEqual([gone]);
});

test("of two changes with one stamp the same stays as on devices, and is told", async () => {
  const { db } = await freshDatabase();
  const ann = await newAccount(db, "ann");
  await answered(db, ann, send(change("rate", "b")));
  expect((await answered(db, ann, send(change("rate", "a")))).changes).toEqual([change("rate", "b")]);
});

test("what does not fit in one answer comes in the next ones, whole, and meanwhile changed once", async () => {
  const { db } = await freshDatabase();
  const ann = await newAccount(db, "ann");
  const names = Array.from({ length: MOST_CHANGES + 1 }, (_, index) => `s${index}`);
  await answered(db, ann, send(...names.map((name) => change(name, 1))));
  const first = await answered(db, ann, send(change("own", 1)));
  expect([first.changes.length, first.more]).toEqual([MOST_CHANGES, true]);
  const again = change("s0", 2, NOW + 1);
  await answered(db, ann, send(again));
  const rest = await answered(db, ann, { cursor: first.cursor, changes: [] });
  expect(rest.changes).toEqual([change(`s${MOST_CHANGES}`, 1), change("own", 1), again]);
  expect(rest.more).toBe(false);
});

test("an answer is no longer than a batch may be, but for one change that is", async () => {
  const { db } = await freshDatabase();
  const ann = await newAccount(db, "ann");
  const long = "x".repeat(LONGEST_BATCH / 2);
  for (const name of ["a", "b", "c"]) await answered(db, ann, send(change(name, long)));
  const sizes: number[] = [];
  for (let cursor: string | null = null; ; ) {
    const answer = await answered(db, ann, { cursor, changes: [] });
    sizes.push(answer.changes.length);
    cursor = answer.cursor;
    if (!answer.more) break;
  }
  expect(sizes).toEqual([1, 1, 1]);
});

test("a batch ahead of the server's clock is refused whole", async () => {
  const { db } = await freshDatabase();
  const ann = await newAccount(db, "ann");
  const batch = send(change("rate", 1), change("theme", 1, NOW + 6 * 60_000));
  expect(await takeBatch(db, ann, batch, NOW)).toEqual({ kind: "ahead" });
  expect(await db.syncedChange.count()).toBe(0);
});

test.each([
  ["keys", { keys: 2, size: 1000 }, change("c", 1)],
  ["characters", { keys: 9, size: 60 }, change("a", "x".repeat(60), NOW + 1)],
])(
  "who has as many %s as they may keep can send nothing that makes it more, but all that does not",
  async (_, room, more) => {
    const { db } = await freshDatabase();
    const ann = await newAccount(db, "ann");
    await answered(db, ann, send(change("a", "x"), change("b", "x")), room);
    expect(await takeBatch(db, ann, send(more), NOW, room)).toEqual({ kind: "full" });
    expect(await takeBatch(db, ann, send(more, change("b", 2, NOW + 1)), NOW, room)).toEqual({
      kind: "full",
    });
    const [gone, other] = [change("a", null, NOW + 1), change("b", 2, NOW + 1)];
    await answered(db, ann, send(gone, other), room);
    expect((await answered(db, ann, send())).changes).toEqual([gone, other]);
  },
);

test.each(["", "1", "0.9", "1.0", "x.y"])(
  "the cursor %j, which nobody was given, is not known",
  async (cursor) => {
    const { db } = await freshDatabase();
    const ann = await newAccount(db, "ann");
    await answered(db, ann, send(change("a", 1)));
    expect(await takeBatch(db, ann, { cursor, changes: [] }, NOW)).toEqual({ kind: "unknownCursor" });
  },
);

test.skipIf(!canBeCopied())(
  "after a copy has been put in the database's place, devices bring back what it lacks",
  async () => {
    const { db, file, folder } = await freshDatabase();
    const ann = await newAccount(db, "ann");
    const writeOf = (device: Device, name: string) =>
      keepChanges(device, [write(device, keyOf("setting", name), 1, NOW)]);
    let phone = await inStep(db, ann, writeOf(newDevice("phone000"), "before"));
    const copy = path.join(folder, "copy");
    expect(await backUpDatabase(file, copy)).toMatchObject({ kind: "written" });
    phone = await inStep(db, ann, writeOf(phone, "after"));
    await db.$disconnect();
    const put = isPostgresql(file)
      ? await restoreDump(copy, file, path.join(folder, "kept"))
      : await restoreDatabase(copy, file, new Date());
    expect(put).toMatchObject({ kind: "restored" });
    const restored = openDatabase(file);
    // Another device is first, so that the copy's numbers are the same as the original's.
    await inStep(restored, ann, writeOf(newDevice("desk0000"), "elsewhere"));
    phone = await inStep(restored, ann, phone);
    expect([...phone.state.keys()].sort()).toEqual(
      ["after", "before", "elsewhere"].map((name) => keyOf("setting", name)),
    );
    expect(await restored.syncedChange.count()).toBe(3);
    await restored.$disconnect();
  },
);

test("accounts see nothing of each other, and go with all that is theirs", async () => {
  const { db } = await freshDatabase();
  const [ann, ben] = [await newAccount(db, "ann"), await newAccount(db, "ben")];
  await answered(db, ann, send(change("rate", 1)));
  expect((await answered(db, ben, send(change("rate", 2)))).changes).toEqual([]);
  expect(await accountData(db, { id: ann, name: "ann", role: "listener" })).toMatchObject({
    kept: [{ key: ["setting", "rate"], value: 1, at: new Date(NOW) }],
  });
  await removeAccount(db, { id: ann, name: "ann", role: "listener" });
  expect(await db.syncedChange.findMany({ select: { accountId: true } })).toEqual([{ accountId: ben }]);
});

test("an app of another kind writes knowing what stands under the kinds it asks for, and is told of those since", async () => {
  const { db } = await freshDatabase();
  const ann = await newAccount(db, "ann");
  const feed = { key: keyOf("feed", "https://a/"), value: { createdAt: 1 }, stamp: change("", 1).stamp };
  await answered(db, ann, send(feed, change("rate", 1), { ...feed, key: keyOf("feeds", "other") }));
  const gone = { ...feed, value: null, stamp: stampAfter(feed.stamp, NOW, "app00000") };
  const written = await writeChanges(db, ann, ["feed"], (state) => {
    expect([...state.values()]).toEqual([feed]);
    return [gone];
  });
  expect(written).toEqual({ kind: "kept", last: 4 });
  expect(await listChanges(db, ann, ["feed", "setting"], 2)).toEqual({ changes: [gone], last: 4 });
  expect(await listChanges(db, ann, ["feed", "setting"])).toEqual({
    changes: [change("rate", 1), gone],
    last: 4,
  });
  await writeChanges(db, ann, [], (state) => {
    expect(state.size).toBe(0);
    return [feed];
  });
  expect(await listChanges(db, ann, ["feed"], 4)).toEqual({ changes: [], last: 4 });
});
