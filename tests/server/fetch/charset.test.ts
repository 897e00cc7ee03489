import { describe, expect, test } from "vitest";
import { parseContentType } from "#server/fetch/charset.ts";

describe("the type of a body", () => {
  test.each([
    [null, null, null],
    ["", null, null],
    ["nonsense", null, null],
    ["text/xml", "text/xml", null],
    ["Text/VTT;charset=UTF-8", "text/vtt", "utf-8"],
    ['text/xml; foo=bar; charset="windows-1251"', "text/xml", "windows-1251"],
  ])("the header %s names type and charset", (header, contentType, charset) => {
    expect(parseContentType(header)).toEqual({ contentType, charset });
  });
});
