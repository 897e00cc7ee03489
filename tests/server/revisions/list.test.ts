import { expect, test } from "vitest";
import type { Database } from "#server/db/client.ts";
import { compareRevisions, listRevisions, type PassageChange } from "#server/revisions/list.ts";
import { undoRevision } from "#server/revisions/undo.ts";
import { correct, NOW, newTalk } from "./talk.ts";

const shown = (changes: readonly PassageChange[]) =>
  changes.map(({ before, after }) => [before?.text ?? null, after?.text ?? null]);

test("every revision is listed with what it changed, the newest first, and any two are compared", async () => {
  const { db, transcript, editor } = await newTalk();
  await correct(db, transcript, editor, "three goats", "four goats");
  await correct(db, transcript, editor, "four goats", "five goats");
  await undoRevision(db, transcript, 2, { author: editor, now: NOW });
  const { revisions, total } = await listRevisions(db, transcript, 1);
  const [three, four, five] = ["three", "four", "five"].map((some) => `He did, with ${some} goats.`);
  expect(total).toBe(3);
  expect(revisions.map(({ number, state, author }) => [number, state, author])).toEqual([
    [3, "applied", "Edith"],
    [2, "undone", "Edith"],
    [1, "applied", "Edith"],
  ]);
  expect(revisions.map(({ changes }) => shown(changes))).toEqual([
    [[five, four]],
    [[four, five]],
    [[three, four]],
  ]);
  expect(shown(await compareRevisions(db, transcript, 0, 2))).toEqual([[three, five]]);
  expect(shown(await compareRevisions(db, transcript, 2, 0))).toEqual([[five, three]]);
  expect(await compareRevisions(db, transcript, 1, 3)).toEqual([]);
});

test("what is corrected while they are read is no fault", async () => {
  const { db, transcript, editor } = await newTalk();
  await correct(db, transcript, editor, "three goats", "four goats");
  let others = 0;
  const busy = db.$extends({
    query: {
      passage: {
        async findMany({ args, query }) {
          const read = await query(args);
          if (others++ < 2) await correct(db, transcript, editor, "goats", `old goats`);
          return read;
        },
      },
    },
  }) as unknown as Database;
  const { revisions } = await listRevisions(busy, transcript, 1);
  expect(shown(revisions[0]?.changes ?? [])).toEqual([
    ["He did, with three goats.", "He did, with four goats."],
  ]);
  others = 0;
  expect(shown(await compareRevisions(busy, transcript, 0, 1))).toEqual([
    ["He did, with three goats.", "He did, with four goats."],
  ]);
});
