import { expect, test } from "vitest";
import { insertPassages, readPassages } from "#server/revisions/passages.ts";
import { replaceEverywhere, undoBatch } from "#server/revisions/replace.ts";
import { NOW, newTalk } from "./talk.ts";

test("words put in while somebody else begins to speak are not moved behind theirs, and can be put in again", async () => {
  const { db, transcript, editor } = await newTalk();
  await db.passage.deleteMany({ where: { transcriptId: transcript } });
  await insertPassages(db, transcript, [
    { speaker: "Vera", start: 0, end: 10, text: "Ask Ploughman", wordTimes: [0, 1] },
    { speaker: "Paul", start: 2, end: 5, text: "Yes", wordTimes: [2] },
    { speaker: "Vera", start: 6, end: 9, text: "Good", wordTimes: [6] },
  ]);
  const { slug: show } = await db.show.findFirstOrThrow();
  const by = { author: editor, now: NOW };
  const replacing = { kind: "words", find: "Ploughman", replacement: "old Mister Plowman" } as const;
  const done = await replaceEverywhere(
    db,
    { show, episode: null },
    { ...replacing, wholeWords: true, matchCase: true },
    { ...by, without: [] },
  );
  expect(done).toMatchObject({ replaced: 1, episodes: 1, skipped: [] });
  const replaced = await readPassages(db, transcript);
  const times = replaced.flatMap(({ wordTimes }) => wordTimes);
  expect(times).toEqual(times.toSorted((one, other) => one - other));
  const back = await undoBatch(db, show, done.batch, by);
  expect(back).toMatchObject({ episodes: 1, skipped: [] });
  expect(await undoBatch(db, show, back.batch, by)).toMatchObject({ episodes: 1, skipped: [] });
  expect(await readPassages(db, transcript)).toEqual(replaced);
});
