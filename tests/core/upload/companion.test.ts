import { expect, test } from "vitest";
import { findCompanions } from "#core/upload/companion.ts";

test.each<readonly [string, string | null]>([
  ["talk.vtt", null],
  ["talk.VTT", null],
  ["talk.mp3.vtt", null],
  ["talk.en.vtt", "en"],
  ["talk_en.vtt", "en"],
  ["talk-pt-BR.srt", "pt-BR"],
  ["talk.pt_br.srt", "pt-BR"],
  ["talk.mp3.ru.ttml", "ru"],
  ...["srt", "json", "ttml", "sbv", "lrc", "ass", "tsv", "csv", "txt", "md", "html"].map(
    (ending) => [`talk.${ending}`, null] as const,
  ),
])("%s is a transcript of talk.mp3 in %s", (name, language) => {
  const found = findCompanions(["talk.mp3"], ["talk.mp3", name]);
  expect(found.get("talk.mp3")).toEqual([{ name, kind: "transcript", language }]);
});

test.each(["talks.vtt", "talk_english.vtt", "talk.2.vtt", "talk.pdf", "sub/talk.vtt", "en.vtt"])(
  "%s does not belong to talk.mp3",
  (name) => {
    expect(findCompanions(["talk.mp3"], [name]).get("talk.mp3")).toEqual([]);
  },
);

test("a file belongs to the audio with the longest name that fits", () => {
  const found = findCompanions(
    ["talk.mp3", "talk_two.mp3", "sub/talk.mp3"],
    ["talk_two.vtt", "sub/talk.vtt"],
  );
  expect([...found].map(([name, files]) => [name, files.map((file) => file.name)])).toEqual([
    ["talk.mp3", []],
    ["talk_two.mp3", ["talk_two.vtt"]],
    ["sub/talk.mp3", ["sub/talk.vtt"]],
  ]);
});

test("chapters are no transcript", () => {
  const found = findCompanions(["talk.mp3"], ["talk.chapters.json", "talk.json"]).get("talk.mp3");
  expect(found?.map(({ kind }) => kind)).toEqual(["chapters", "transcript"]);
});
