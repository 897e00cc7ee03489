import { describe, expect, test } from "vitest";
import { parseCues, readTranscript } from "#core/transcript/read/format.ts";

function srt(...texts: readonly string[]): string {
  return texts
    .map((text, index) => `${index + 1}\n00:00:0${index},000 --> 00:00:0${index + 1},000\n${text}\n`)
    .join("\n");
}

/** Who says what, by cues. */
function said(texts: readonly string[], credited: readonly string[] = []) {
  return parseCues("srt", srt(...texts), credited).cues.map(({ speaker, text }) => [speaker, text]);
}

describe("speakers in captions", () => {
  test("a file that opens with a name tells who speaks", () => {
    const { cues } = parseCues("srt", srt("Ann: Hello\nthere", "and welcome", "DR. O'HARA-2: Hi"));
    expect(cues.map(({ speaker, text }) => [speaker, text])).toEqual([
      ["Ann", "Hello there"],
      [null, "and welcome"],
      ["DR. O'HARA-2", "Hi"],
    ]);
  });

  test("a file in which two names open two cues each does too, even after music", () => {
    const { cues } = parseCues("srt", srt("[Music]", "Ann: a", "Bob: b", "Ann: c", "Bob: d"));
    expect(cues.map((cue) => cue.speaker)).toEqual([null, "Ann", "Bob", "Ann", "Bob"]);
  });

  test("a word with a colon here and there names nobody", () => {
    const texts = ["well", "Question: why", "because", "Question: how"];
    const { cues } = parseCues("srt", srt(...texts));
    expect(cues.map(({ speaker, text }) => [speaker, text])).toEqual(texts.map((text) => [null, text]));
  });

  test.each([
    "http: no",
    "https://example.com: no",
    "At 12: 30",
    "12: no",
    "ann: no",
    "Ann:no",
    "Ann:",
    "Here is the thing: no",
    "One Two Three Four Five: no",
    "Averylongnamethatnobodywouldeverwanttohave: no",
  ])("%s names nobody", (text) => {
    expect(parseCues("srt", srt(text)).cues).toMatchObject([{ speaker: null, text }]);
  });
});

describe("dashes, where two of them stand in one caption", () => {
  test("tell that somebody else speaks", () => {
    const texts = [
      "-Hello there.",
      "Go on - now, it's -5.",
      "- Is it?\n- Yes. -5.",
      "- I - well. - Did you?",
    ];
    const { cues } = parseCues("srt", srt(...texts), []);
    expect(cues.map(({ unnamed = false, text }) => [unnamed, text])).toEqual([
      [true, "Hello there."],
      [false, "Go on - now, it's -5."],
      [true, "Is it?"],
      [true, "Yes. -5."],
      [true, "I - well."],
      [true, "Did you?"],
    ]);
  });

  test("stand before names as well", () => {
    expect(said(["- Ann: Hello.\n- Hi.", "- ANN: Bye."])).toEqual([
      ["Ann", "Hello."],
      [null, "Hi."],
      ["ANN", "Bye."],
    ]);
  });

  test.each(["- Hello there.", "— Yes. — He left.", "- well, that - that is", "it fell. -5. - 6."])(
    "one alone, or of prose, stays: %s",
    (text) =>
      expect(said([text, "and - so"])).toEqual([
        [null, text],
        [null, "and - so"],
      ]),
  );
});

describe("a name", () => {
  test.each([
    ["Bo Lund: ", "Bo Lund"],
    ["Dr. Ann Roe: ", "Dr. Ann Roe"],
    ["Dr. Ann Roe (Host): ", "Dr. Ann Roe (Host)"],
    ["Ann Roe, PhD: ", "Ann Roe, PhD"],
    ["Ana de la Cruz: ", "Ana de la Cruz"],
    ["Ludwig van der Berg: ", "Ludwig van der Berg"],
    ["van der Berg: ", "van der Berg"],
    ["Omar bin al-Farsi: ", "Omar bin al-Farsi"],
    ["J. R. R. Tolkien: ", "J. R. R. Tolkien"],
    ["J.R. Smith: ", "J.R. Smith"],
    ["Martin Luther King Jr.: ", "Martin Luther King Jr."],
    ["Conan O’Brien: ", "Conan O’Brien"],
    ["Jeanne d'Arc: ", "Jeanne d'Arc"],
    ["Jean-Luc: ", "Jean-Luc"],
    ["Éloïse : ", "Éloïse"],
    ["Ann & Bo: ", "Ann & Bo"],
    ["Guest 2: ", "Guest 2"],
    ["Caller #3: ", "Caller #3"],
    ["Speaker 1: ", "Speaker 1"],
    ["SPEAKER_00: ", "SPEAKER_00"],
    ["[SPEAKER_00]: ", "SPEAKER_00"],
    ["[SPEAKER_00] ", "SPEAKER_00"],
    ["(speaker 0) ", "Speaker 0"],
    ["[Ann Roe]: ", "Ann Roe"],
    [">> HOST: ", "HOST"],
    [">>HOST: ", "HOST"],
    [">>> Ann: ", "Ann"],
    ["- Ann: ", "Ann"],
    ["– Ann: ", "Ann"],
    ["安娜：", "安娜"],
    ["田中さん：", "田中さん"],
    ["Ann： ", "Ann"],
    ["Анна Иванова: ", "Анна Иванова"],
    ["آنا رو: ", "آنا رو"],
    ["דנה כהן: ", "דנה כהן"],
    ["अनीता राव: ", "अनीता राव"],
  ])("is read of %o", (before, name) => {
    const other = before.replace(name, "Zoe 9");
    const label = other === before ? "Zoe: " : other;
    const spoken = said(["[Music]", `${before}One.`, `${label}Two.`, `${before}Three.`, `${label}Four.`]);
    expect(spoken[1]).toEqual([name, "One."]);
    expect(spoken[3]).toEqual([name, "Three."]);
  });

  test.each([
    "Warning: this tea is hot.",
    "Caution: hot.",
    "Subtitles by Ann: 2026",
    "Subtitles by Ann Roe",
    "Thanks. At 12:30 we go.",
    "And I'm Ann. Today: kettles.",
    "It's Ann: hello.",
    "Question: who pours?",
    "Note: it whistles.",
    "Chapter 1: The kettle",
    "注意：这茶很烫。",
    "Achtung: heiß.",
    "https://tea.example: there",
  ])("is not read of %o", (text) => {
    const texts = [text, "So it is.", text, "And on."];
    expect(said(texts)).toEqual(texts.map((one) => [null, one]));
  });

  test("that stands once is no name where the file writes it small", () => {
    const texts = ["Ann: Here is an update.", "Update: it boils.", "Ann: Good."];
    expect(said(texts)).toEqual([
      ["Ann", "Here is an update."],
      [null, "Update: it boils."],
      ["Ann", "Good."],
    ]);
  });

  test("of three that stand once each is none, unless every line has one", () => {
    const texts = ["Kettles: one.", "Of course.", "Cups: two.", "Spoons: three."];
    expect(said(texts)).toEqual(texts.map((text) => [null, text]));
    expect(said(["Ann: One.", "Bo: Two.", "Cid: Three."])).toEqual([
      ["Ann", "One."],
      ["Bo", "Two."],
      ["Cid", "Three."],
    ]);
  });

  test("is believed of who is credited, by whole, first or last name, and whatever it looks like", () => {
    const texts = ["So.", "Ann: One.", "Roe: Two.", "Other: Three.", "dj bo: Four.", "[dj bo] Five."];
    expect(said(texts, ["Ann Roe", "DJ Bo"])).toEqual([
      [null, "So."],
      ["Ann", "One."],
      ["Roe", "Two."],
      ["Other", "Three."],
      ["dj bo", "Four."],
      ["dj bo", "Five."],
    ]);
    expect(said(["So.", "Warning: hot.", "Ann: yes."], ["Ann Roe"])).toEqual([
      [null, "So."],
      [null, "Warning: hot."],
      ["Ann", "yes."],
    ]);
  });
});

describe("two speakers in a cue", () => {
  test.each([
    ["Bo: The kettle is on.\nAnn: I hear it.", "lines"],
    ["Bo: The kettle is on. Ann: I hear it.", "the middle of a line"],
    ["- Bo: The kettle is on.\n- Ann: I hear it.", "lines with dashes"],
    [">> Bo: The kettle is on. >> Ann: I hear it.", "chevrons"],
  ])("are two cues: %o, by %s", (text) => {
    const { cues } = parseCues("srt", srt(text, "Bo: Shall I?", "Ann: Please."));
    expect(cues.slice(0, 2)).toMatchObject([
      { speaker: "Bo", start: 0, text: "The kettle is on." },
      { speaker: "Ann", end: 1, text: "I hear it." },
    ]);
    expect(cues[0]?.end).toBe(cues[1]?.start);
  });

  test("are one where the second is only spoken of", () => {
    const text = "Bo: I said to Ann: pour!";
    expect(said([text, "Ann: Yes.", "Bo: Good.", "Ann: So."])[0]).toEqual(["Bo", "I said to Ann: pour!"]);
  });
});

test("chevrons without a name are another's words, not those of who was named", () => {
  const file = srt(">> HOST: Welcome.", "So.", ">> Thanks. >> And on.", ">> HOST: Well.");
  const { passages } = readTranscript("srt", file);
  expect(passages.map(({ speaker, text }) => [speaker, text])).toEqual([
    ["HOST", "Welcome. So."],
    [null, "Thanks."],
    [null, "And on."],
    ["HOST", "Well."],
  ]);
});

describe("every format", () => {
  test("takes names from before the words, where its own markup names nobody", () => {
    const cues = (format: "vtt" | "json", file: string) =>
      parseCues(format, file).cues.map(({ speaker, text }) => [speaker, text]);
    const texts = ["Bo Lund: The kettle.", "Ann Roe: Two cups?", "Bo Lund: Please.", "Ann Roe: Here."];
    const expected = texts.map((text) => text.split(": "));
    const vtt = texts.map((text, index) => `00:0${index}.000 --> 00:0${index + 1}.000\n${text}`);
    expect(cues("vtt", ["WEBVTT", ...vtt].join("\n\n"))).toEqual(expected);
    const segments = texts.map((body, index) => ({ startTime: index, endTime: index + 1, body }));
    expect(cues("json", JSON.stringify({ segments }))).toEqual(expected);
    const plain = readTranscript("txt", texts.join("\n")).passages;
    expect(plain.map(({ speaker, text }) => [speaker, text])).toEqual(expected);
    const html = readTranscript("html", texts.map((text) => `<p>${text}</p>`).join("")).passages;
    expect(html.map(({ speaker, text }) => [speaker, text])).toEqual(expected);
    const md = readTranscript("md", texts.join("\n\n")).passages;
    expect(md.map(({ speaker, text }) => [speaker, text])).toEqual(expected);
  });

  test("believes its markup, and no other word before a colon", () => {
    const file =
      "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Ann>Tea: hot.\n\n00:01.000 --> 00:02.000\nWater: too.\n\n00:02.000 --> 00:03.000\nAnn: And milk.";
    expect(parseCues("vtt", file).cues.map(({ speaker, text }) => [speaker, text])).toEqual([
      ["Ann", "Tea: hot."],
      [null, "Water: too."],
      ["Ann", "And milk."],
    ]);
  });

  test("keeps the times of words behind a name", () => {
    const file = "WEBVTT\n\n00:00.000 --> 00:04.000\nAnn: <00:01.000>I <00:02.000>hear. Bo: <00:03.000>So.";
    const { cues } = parseCues("vtt", file, ["Ann", "Bo"]);
    expect(cues).toEqual([
      {
        start: 0,
        end: 3,
        speaker: "Ann",
        text: "I hear.",
        stamps: [
          { offset: 0, time: 1 },
          { offset: 2, time: 2 },
        ],
      },
      { start: 3, end: 4, speaker: "Bo", text: "So.", stamps: [{ offset: 0, time: 3 }] },
    ]);
  });
});

test("a text of colons is read in a time that grows with its length", () => {
  const hostile = [
    `${"Ann: ".repeat(100_000)}`,
    `${":".repeat(300_000)}`,
    `${">> ".repeat(100_000)}x`,
    `${"A ".repeat(150_000)}: b`,
  ];
  for (const text of hostile)
    expect(parseCues("srt", srt("Ann: a", text, "Ann: b")).cues.length).toBeGreaterThan(1);
});
