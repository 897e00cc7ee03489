import { expect, test } from "vitest";
import { listReplacements } from "#core/revision/replace.ts";
import { listCandidates } from "#server/revisions/candidates.ts";
import { insertPassages, readPassages } from "#server/revisions/passages.ts";
import { newTalk } from "./talk.ts";

const TEXTS = [
  "She said: don’t.",
  "She said: don't.",
  "New\u00a0York at night",
  "NEW YORK AT NIGHT",
  "a cafe\u0301 by the sea",
  "a café by the sea",
  "the har\u00adbour wall",
  "Ισπανίας",
  "ΙΣΠΑΝΊΑΣ",
  "Işıl and IŞIL",
  "İzmir",
  "\u212aelvin and Kelvin",
  "Straße",
  "STRASSE",
  "50% of [them]*?",
  "всё Всё ВСЁ",
];
const FINDS = [
  "don't",
  "don’t",
  "new york",
  "New\u00a0York",
  "café",
  "cafe\u0301",
  "harbour",
  "har\u00adbour",
  "ισπανίας",
  "ΙΣΠΑΝΊΑΣ",
  "ışıl",
  "IŞIL",
  "izmir",
  "İZMİR",
  "kelvin",
  "straße",
  "[them]*?",
  "всё",
];

test("no passage is left out in which a text is found, however its letters are written", async () => {
  const { db, transcript } = await newTalk();
  await db.passage.deleteMany({ where: { transcriptId: transcript } });
  const untimed = { speaker: null, start: null, end: null, wordTimes: [] };
  await insertPassages(
    db,
    transcript,
    TEXTS.map((text) => ({ ...untimed, text })),
  );
  const passages = await readPassages(db, transcript);
  for (const find of FINDS)
    for (const matchCase of [true, false]) {
      const request = { find, replacement: "–", wholeWords: false, matchCase };
      const found = new Set(listReplacements(passages, request).map(({ passage }) => passage));
      const candidates = await listCandidates(db, transcript, find);
      expect([...found].filter((id) => !candidates.includes(id))).toEqual([]);
      expect(matchCase || found.size > 0).toBe(true);
      expect(candidates.length).toBeLessThan(TEXTS.length);
    }
});
