import { describe, expect, test } from "vitest";
import { decodeText } from "#server/fetch/decoded-text.ts";

const bytes = (...codes: number[]) => Uint8Array.from(codes);
const ascii = (text: string) => [...Buffer.from(text, "latin1")];

/** `text` in an encoding of one byte a character. */
function encode(text: string, charset: string): Uint8Array {
  const codes = new Map(ascii("\n0123456789").map((code) => [String.fromCharCode(code), code]));
  for (let code = 0xff; code >= 0; code--) codes.set(new TextDecoder(charset).decode(bytes(code)), code);
  return Uint8Array.from(text, (character) => codes.get(character) ?? 0x3f);
}

function read(body: Uint8Array, charset: string | null = null) {
  const { text, problems } = decodeText(body, charset);
  return { text, codes: problems.map(({ code }) => code) };
}

const FRENCH = "Un café à la fenêtre – s’il vous plaît";
/** The same in windows-1252, written by hand: Node's table of it is another. */
const FRENCH_BYTES = Uint8Array.from(FRENCH, (character) =>
  character === "–" ? 0x96 : character === "’" ? 0x92 : character.charCodeAt(0),
);

describe("what is UTF-8 is read as such", () => {
  test.each([null, "utf-8", "iso-8859-1", "us-ascii", "windows-1251", "shift_jis", "klingon"])(
    "when it is called %s",
    (charset) => {
      const text = "Mixórdia de temáticas – “ñ”, звук, 音 🎧";
      expect(decodeText(Buffer.from(text), charset)).toEqual({ text, problems: [] });
    },
  );

  test("when it declares another encoding", () => {
    const text = '<?xml version="1.0" encoding="ISO-8859-1"?><t>ñ</t>';
    expect(read(Buffer.from(text))).toEqual({ text, codes: [] });
  });

  test("where it is damaged, and the line is named", () => {
    const body = Buffer.concat([Buffer.from("Первая\nвтор"), bytes(0xd0, 0x0a), Buffer.from("третья")]);
    const { text, problems } = decodeText(body, null);
    expect(text).toBe("Первая\nвтор\ufffd\nтретья");
    expect(problems).toEqual([{ spot: { line: 2 }, code: "character-unreadable", value: "втор\ufffd" }]);
  });

  test("where it was damaged before", () => {
    expect(read(Buffer.from("caf\ufffd"))).toEqual({ text: "caf\ufffd", codes: ["character-unreadable"] });
  });

  test("with the quotes that were taken for control characters", () => {
    expect(read(Buffer.from("It\x92s \x93odd\x94"))).toEqual({ text: "It’s “odd”", codes: [] });
  });
});

describe("UTF-16 and UTF-32", () => {
  const text = "1\n00:00:01,000 --> 00:00:02,000\nЧайник вскипел, 茶 🫖\n";
  const utf16 = [...Buffer.from(text, "utf16le")];
  const utf32 = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const swapped = utf16.flatMap((_, index) => utf16[index ^ 1] ?? 0);
  const big = utf32.flatMap((point) => [0, point >> 16, (point >> 8) & 255, point & 255]);
  const little = utf32.flatMap((point) => [point & 255, (point >> 8) & 255, point >> 16, 0]);

  test.each([
    ["UTF-16LE", utf16, [0xff, 0xfe]],
    ["UTF-16BE", swapped, [0xfe, 0xff]],
    ["UTF-32LE", little, [0xff, 0xfe, 0, 0]],
    ["UTF-32BE", big, [0, 0, 0xfe, 0xff]],
  ])("%s is seen with and without its mark, whatever it is called", (_, body, mark) => {
    for (const charset of [null, "utf-8", "iso-8859-1"]) {
      expect(read(bytes(...body), charset)).toEqual({ text, codes: [] });
      expect(read(bytes(...mark, ...body), charset)).toEqual({ text, codes: [] });
    }
  });

  test("what is no character is named", () => {
    expect(read(bytes(...big, 0, 0x11, 0, 0)).codes).toEqual(["character-unreadable"]);
  });

  test("a declaration of UTF-16 in plain ASCII is not believed", () => {
    const xml = '<?xml version="1.0" encoding="UTF-16"?><rss/>';
    expect(read(Buffer.from(xml))).toEqual({ text: xml, codes: [] });
  });
});

describe("another encoding", () => {
  test.each(["iso-8859-1", "latin1", "us-ascii", "windows-1252", "ANSI"])(
    "called %s is windows-1252, with its quotes",
    (charset) => {
      expect(read(FRENCH_BYTES, charset)).toEqual({ text: FRENCH, codes: [] });
    },
  );

  test.each([
    ["gbk", [0xc4, 0xe3, 0xba, 0xc3], "你好"],
    ["cp936", [0xc4, 0xe3, 0xba, 0xc3], "你好"],
    ["shift_jis", [0x82, 0xa8, 0x92, 0x83], "お茶"],
    ["Windows-1251", [0xe7, 0xe2, 0xf3, 0xea], "звук"],
    ["koi8-r", [0xda, 0xd7, 0xd5, 0xcb], "звук"],
  ])("is what the header says: %s", (charset, body, text) => {
    expect(read(bytes(...body), charset)).toEqual({ text, codes: [] });
  });

  test("is ISO-2022-JP by its escapes, whatever the header says", () => {
    const body = bytes(0x1b, 0x24, 0x42, 0x24, 0x2a, 0x43, 0x63, 0x1b, 0x28, 0x42);
    for (const charset of ["iso-2022-jp", "utf-8", null])
      expect(read(body, charset)).toEqual({ text: "お茶", codes: [] });
  });

  test("is what the file says, after the header", () => {
    const xml = ascii('<?xml version="1.0" encoding="windows-1251"?>');
    expect(read(bytes(...xml, 0xe7)).text).toContain("?>з");
    expect(read(bytes(...xml, 0xe7), "utf-8").text).toContain("?>з");
    expect(read(bytes(...xml, 0xda), "koi8-r").text).toContain("?>з");
    for (const meta of ['<meta charset="koi8-r">', "<META http-equiv=x content='text/html; charset=KOI8-R'>"])
      expect(read(bytes(...ascii(`<html>${meta}`), 0xda))).toMatchObject({ codes: [] });
  });

  test.each([
    ["windows-1251", "Чайник вскипел.\nНалить две чашки?"],
    ["koi8-u", "Чайник вскипел.\nНалить две чашки?"],
    ["windows-1253", "Η τσαγιέρα βράζει. Να βάλω δύο φλιτζάνια;"],
  ])("is guessed where nothing says it, and told: %s", (charset, text) => {
    const lines = text
      .split("\n")
      .map((line, index) => `${index}\n00:00:0${index},000 --> 00:00:09,000\n${line}`);
    const body = encode(lines.join("\n\n"), charset);
    const decoded = decodeText(body, null);
    expect(decoded.text).toBe(lines.join("\n\n"));
    expect(decoded.problems).toEqual([{ spot: { path: "" }, code: "charset-guessed", value: charset }]);
  });

  test.each([
    ["windows-1251", "Первая волна"],
    ["koi8-u", "Чайник вскипел. Налить две чашки?"],
  ])("is guessed by what stands between tags, which are all of one language: %s", (charset, text) => {
    const before = "<item><guid>1</guid><title>";
    const after = "</title><itunes:duration>12:00</itunes:duration></item>";
    const body = Buffer.concat(
      [ascii(before), encode(text, charset), ascii(after)].map((part) => Buffer.from(part)),
    );
    expect(read(body)).toEqual({ text: `${before}${text}${after}`, codes: ["charset-guessed"] });
  });

  test.each([
    ["a text", FRENCH_BYTES, FRENCH],
    ["one letter", bytes(0x61, 0xff, 0x62), "aÿb"],
    ["in a header of no known name", bytes(0x61, 0xff, 0x62), "aÿb"],
  ])("is windows-1252 where little is known: %s", (_, body, text) => {
    expect(read(body, "klingon")).toEqual({ text, codes: ["charset-guessed"] });
  });

  test("without a letter at a byte names the line", () => {
    expect(read(bytes(0x61, 0x81), "windows-1252").codes).toEqual(["character-unreadable"]);
    expect(read(bytes(0xe7, 0x98), "windows-1251").codes).toEqual(["character-unreadable"]);
  });
});

test("a large file that is no text costs no more problems than are read", () => {
  const { problems } = decodeText(Buffer.alloc(1 << 20, "\xff\xff\n", "latin1"), "shift_jis");
  expect(problems.length).toBe(100);
});
