import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readTranscript } from "#core/transcript/read/format.ts";
import { findFormat } from "#core/transcript/read/format-content.ts";
import { transcriptFormat } from "#core/transcript/read/format-label.ts";
import { decodeText } from "#server/fetch/decoded-text.ts";

/** Each folder holds one file as people have it and what is to be read from it; what `expected.json` leaves out may be anything. */
const CASES = new URL("../../../cases/transcripts/", import.meta.url);

const folders = readdirSync(CASES);

test.each(folders)("a transcript of strangers gives what is expected: %s", (folder) => {
  const home = new URL(`${folder}/`, CASES);
  const expected = JSON.parse(readFileSync(new URL("expected.json", home), "utf8"));
  const name = readdirSync(home).find((file) => file !== "expected.json") ?? "";
  const { text, problems: unreadable } = decodeText(readFileSync(new URL(name, home)), null);
  const found = findFormat(text, transcriptFormat(null, name));
  const { timing, passages, problems } =
    found.kind === "refused"
      ? { timing: "none", passages: [], problems: [found.problem] }
      : readTranscript(found.format, text);
  expect({ timing, passages, problems: [...unreadable, ...problems].map(({ code }) => code) }).toMatchObject(
    expected,
  );
});
