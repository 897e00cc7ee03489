import { describe, expect, test } from "vitest";
import { parseChaptersJson } from "#core/episode/chapters-json.ts";
import type { EpisodePage } from "#core/episode/episode.ts";
import { clipFormat, writeEpisodeFile } from "#core/episode/episode-file.ts";
import { NO_EPISODE_EXTRAS } from "#core/episode/extras.ts";
import { UNNUMBERED } from "#core/episode/numbering.ts";
import { inlineFile } from "#core/file/file-name.ts";
import { writingDirection } from "#core/text/writing-direction.ts";
import { trackOf } from "../../track.ts";

const HOME = "https://pod.example.org";

const EPISODE: EpisodePage = {
  brief: {
    track: trackOf("sea", "mayak", {
      title: "Маяк: свет",
      showTitle: "Sea",
      language: "ru",
      duration: 90,
    }),
    summary: "",
    publishedAt: null,
    publishedDay: null,
    transcribed: true,
    numbering: UNNUMBERED,
  },
  notes: "",
  soundbites: [],
  persons: [],
  tags: [],
  extras: NO_EPISODE_EXTRAS,
  measured: true,
  exactSeek: true,
  withdrawn: false,
  blocked: false,
  languages: ["ru"],
  chapters: [
    { start: 0, end: 4.5, title: "Начало", url: "https://a.example/", imageUrl: null, listed: true },
    { start: 4.5, end: null, title: "", url: null, imageUrl: "https://a.example/b.png", listed: false },
  ],
  transcript: {
    language: "ru",
    timing: "cue",
    passages: [{ speaker: "Вера", start: 1, end: 3, text: "Вот маяк.", wordTimes: "rs rs" }],
  },
};

const RANGE = { start: 60, end: 72.5 };
const fileOf = (name: string, range: typeof RANGE | null = null, episode = EPISODE) =>
  writeEpisodeFile(episode, name, range, HOME);

describe("no file", () => {
  test.each(["transcript.exe", "transcript", "clip.json", "chapters.xml", "feed.xml", ""])(
    "is called %o",
    (name) => {
      expect(fileOf(name, { start: 0, end: 9 })).toBeNull();
    },
  );

  test("is of what there is not: a transcript, a range, words in it", () => {
    expect(fileOf("transcript.vtt", null, { ...EPISODE, transcript: null })).toBeNull();
    expect(fileOf("clip.vtt", { start: 0, end: 9 }, { ...EPISODE, transcript: null })).toBeNull();
    expect(fileOf("clip.vtt")).toBeNull();
    expect(fileOf("clip.vtt", RANGE)).toBeNull();
  });
});

describe("the file with what is said", () => {
  test("is the transcript as it is kept", () => {
    const file = fileOf("spoken.json");
    expect(JSON.parse(file?.text ?? "")).toEqual(EPISODE.transcript);
    expect(file).toMatchObject({ type: "application/json", language: "ru" });
  });

  test("has no passages where nobody has written them down", () => {
    const file = fileOf("spoken.json", null, { ...EPISODE, transcript: null });
    expect(JSON.parse(file?.text ?? "")).toEqual({ language: "ru", timing: "none", passages: [] });
  });
});

describe("a file of an episode", () => {
  test.each([
    ["transcript.vtt", "text/vtt"],
    ["transcript.srt", "application/x-subrip"],
    ["transcript.json", "application/json"],
    ["transcript.txt", "text/plain"],
    ["transcript.html", "text/html"],
    ["transcript.md", "text/markdown"],
    ["clip.md", "text/markdown"],
    ["chapters.json", "application/json+chapters"],
  ])("%s is %s, and says its language", (name, type) => {
    expect(fileOf(name, { start: 0, end: 9 })).toMatchObject({ type, language: "ru" });
  });

  test("is called by the episode's title, a clip also by its times", () => {
    expect(fileOf("transcript.md")?.disposition).toBe(inlineFile("Маяк свет", "mayak", "md"));
    const clip = fileOf("clip.txt", { start: 0, end: 2.5 })?.disposition;
    expect(clip).toBe(inlineFile("Маяк свет 0.00–0.02", "mayak-0-2.5", "txt"));
  });

  test("of chapters reads back", () => {
    expect(parseChaptersJson(fileOf("chapters.json")?.text ?? "")).toEqual({
      chapters: EPISODE.chapters,
      problems: [],
    });
  });

  test("of chapters names the pictures of this site with it", () => {
    const chapters = EPISODE.chapters.map((chapter) => ({ ...chapter, imageUrl: "/media/a.png" }));
    const file = writeEpisodeFile({ ...EPISODE, chapters }, "chapters.json", null, HOME);
    const { chapters: read } = parseChaptersJson(file?.text ?? "");
    expect(read.map(({ imageUrl }) => imageUrl)).toContain(`${HOME}/media/a.png`);
  });

  test("has a range where it is a clip", () => {
    expect([clipFormat("clip.md"), clipFormat("clip.json"), clipFormat("transcript.md")]).toEqual([
      "md",
      null,
      null,
    ]);
  });
});

describe("a name for a file", () => {
  test.each([
    ["How Sound Becomes", "how-sound", "How%20Sound%20Becomes.md"],
    ["Маяк", "mayak", "%D0%9C%D0%B0%D1%8F%D0%BA.md"],
    ["It's (all) 100 %!", "its-all", "It%27s%20%28all%29%20100%20%25!.md"],
    ['a/b\\c: "d"?\r\nX-Bad: e', "abcd", "a%20b%20c%20d%20X-Bad%20e.md"],
    ["\u202Eexe.txt\uD800", "exe", "exe.txt.md"],
    ["../..", "episode", "episode.md"],
    ["", "episode", "episode.md"],
    ["\u{1F56F}".repeat(100), "episode", `${"%F0%9F%95%AF".repeat(60)}.md`],
  ])("%o", (title, plain, expected) => {
    const header = inlineFile(title, plain, "md");
    expect(header).toBe(`inline; filename="${plain}.md"; filename*=UTF-8''${expected}`);
    expect(new Headers({ "content-disposition": header }).get("content-disposition")).toBe(header);
  });

  test("in ASCII is one whatever it is made of", () => {
    expect(inlineFile("a", 'ma"як\n', "md")).toContain('filename="ma____.md"');
  });
});

test.each([
  ["en", "ltr"],
  ["ru-RU", "ltr"],
  ["arn", "ltr"],
  ["he", "rtl"],
  ["ar-EG", "rtl"],
  ["FA", "rtl"],
  ["az-Arab", "rtl"],
  ["ur-Latn-PK", "ltr"],
  ["", "ltr"],
  ["not a language", "ltr"],
])("%s is written %s", (language, direction) => {
  expect(writingDirection(language)).toBe(direction);
});
