import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { IndexedDocument } from "#core/search/index/build-segment.ts";
import { readTranscript } from "#core/transcript/read/format.ts";
import { transcriptFormat } from "#core/transcript/read/format-label.ts";

/** So few words that phrases come again and again, some of them in every script that is read in its own way. */
const WORDS = [
  ..."a b c the of and to lamp lamps rock light lighthouse old older running runs run".split(" "),
  ..."C++ C# .NET GPT-4 3.5 Café Zoë naïve ёлка маяк маяки Ελληνικός 東京の灯台 हिन्दी".split(" "),
];

/** Texts of made-up words, the first the most frequent, the same in every run. */
export function inventDocuments(count: number, columns = 1): readonly IndexedDocument[] {
  let state = 7;
  const random = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return state / 0x8000_0000;
  };
  const word = () => WORDS[Math.floor(random() ** 3 * WORDS.length)] ?? "";
  const text = () => Array.from({ length: Math.floor(random() ** 2 * 40) }, word).join(" ");
  return Array.from({ length: count }, (_, index) => ({
    id: 3 * index + 5,
    columns: Array.from({ length: columns }, text),
  }));
}

/** The passages of all transcripts in a folder and those below it. */
export function readDocuments(folder: string): readonly IndexedDocument[] {
  const texts = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .toSorted()
    .flatMap((name) => {
      const format = transcriptFormat(null, name);
      if (format === null) return [];
      const { passages } = readTranscript(format, readFileSync(path.join(folder, name), "utf8"));
      return passages.map(({ text }) => text);
    });
  return texts.map((text, index) => ({ id: index + 1, columns: [text] }));
}
