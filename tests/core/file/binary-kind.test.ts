import { describe, expect, test } from "vitest";
import { findBinaryKind, isBinary } from "#core/file/binary-kind.ts";

const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe("a file that is no text is called by what it is", () => {
  test.each([
    ["%PDF-1.7\n%\xe2\xe3", "PDF"],
    ["{\\rtf1\\ansi Hello}", "RTF"],
    ["PK\x03\x04\x14\0\x06\0\x08\0[Content_Types].xml PK word/document.xml", "Word (DOCX)"],
    ["PK\x03\x04\x14\0\0\0\0\0mimetypeapplication/epub+zipPK", "EPUB"],
    ["PK\x03\x04\x14\0\0\0\0\0talk.srtPK", "ZIP"],
    ["\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "Microsoft Office"],
    ["ID3\x04\0\0", "MP3"],
    ["\0\0\0\x1cftypM4A ", "MP4"],
    ["RIFF\0\0\0\0WAVEfmt ", "WAV"],
    ["\x89PNG\r\n\x1a\n", "PNG"],
    ["\x1f\x8b\x08\0", "gzip"],
  ])("%o", (beginning, kind) => {
    expect(findBinaryKind(latin1(beginning))).toBe(kind);
  });

  test.each(["WEBVTT", "1\n00:00", "ID3 is a kind of tag", "PK said", "", "\xff\xfe1\0", "<!doctype html>"])(
    "%o may be text",
    (beginning) => expect(findBinaryKind(latin1(beginning))).toBeNull(),
  );
});

test("text has hardly any control characters", () => {
  expect(isBinary("\x01\x02\x03\0\0\0abc")).toBe(true);
  expect(isBinary("Hello\tthere\r\n\x0c")).toBe(false);
  expect(isBinary("")).toBe(false);
});
