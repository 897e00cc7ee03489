import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readTranscript, transcriptFormat } from "#core/transcript/read/format.ts";

/** Each folder holds one file as people have it and what is to be read from it; what `expected.json` leaves out may be anything. */
const CASES = new URL("../../../cases/transcripts/", import.meta.url);

const folders = readdirSync(CASES);

test.each(folders)("a transcript of strangers gives what is expected: %s", (folder) => {
  const home = new URL(`${folder}/`, CASES);
  const expected = JSON.parse(readFileSync(new URL("expected.json", home), "utf8"));
  const name = readdirSync(home).find((file) => file !== "expected.json") ?? "";
  const text = readFileSync(new URL(name, home), "utf8");
  const format = transcriptFormat(null, name);
  if (format === null) throw new Error(`${name} is of no format that can be read`);
  const { timing, passages, problems } = readTranscript(format, text);
  expect({ timing, passages, problems: problems.map(({ code }) => code) }).toMatchObject(expected);
});
