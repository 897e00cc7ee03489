import fc from "fast-check";
import { expect, test } from "vitest";
import { parseFeedDate } from "#core/feed/read/date.ts";

test.each([
  "",
  "yesterday",
  "Fri, 31 Feb 2020 04:30:38 GMT",
  "00 Jan 2020 00:00:00 GMT",
  "09 Foo 2020 04:30:38 GMT",
  "09 Oct 2020 24:30:38 GMT",
  "09 Oct 2020 04:60:38 GMT",
  "09 Oct 2020 04:30 PM",
  "09 Oct 2020 04:30 PM EST",
  "10/09/2020",
  "2020-13-01",
  "2020-02-30T00:00:00Z",
])("%o is no date", (text) => {
  expect(parseFeedDate(text)).toBeNull();
});

test.each([
  ["Fri, 09 Oct 2020 04:30:38 GMT", "2020-10-09T04:30:38Z"],
  ["Mon, 09 Oct 2020 04:30:38 GMT", "2020-10-09T04:30:38Z"],
  ["9 Oct 2020 04:30 UT", "2020-10-09T04:30:00Z"],
  ["Friday, 9 October 2020 04:30:38 +0000", "2020-10-09T04:30:38Z"],
  ["Wed, 02 Sept 2020 4:30:38 Z", "2020-09-02T04:30:38Z"],
  ["  Fri,  09  OCT  2020  04:30:38  gmt ", "2020-10-09T04:30:38Z"],
  ["09-Oct-2020 04:30:38 GMT", "2020-10-09T04:30:38Z"],
  ["Fri, 09 Oct 20 04:30:38 GMT", "2020-10-09T04:30:38Z"],
  ["Fri, 09 Oct 49 04:30:38 GMT", "2049-10-09T04:30:38Z"],
  ["Sat, 09 Oct 99 04:30:38 GMT", "1999-10-09T04:30:38Z"],
  ["Mon, 09 Oct 100 04:30:38 GMT", "2000-10-09T04:30:38Z"],
  ["Fri, 09 Oct 2020 04:30:38 EST", "2020-10-09T09:30:38Z"],
  ["Fri, 09 Oct 2020 04:30:38 PDT", "2020-10-09T11:30:38Z"],
  ["Fri, 09 Oct 2020 04:30:38 CEST", "2020-10-09T02:30:38Z"],
  ["Fri, 09 Oct 2020 04:30:38 +0545", "2020-10-08T22:45:38Z"],
  ["Fri, 09 Oct 2020 04:30:38 -05:00", "2020-10-09T09:30:38Z"],
  ["Fri, 09 Oct 2020 04:30:38 GMT+2", "2020-10-09T02:30:38Z"],
  ["Fri, 09 Oct 2020 04:30:38 -0700 (PDT)", "2020-10-09T11:30:38Z"],
  ["Fri, 09 Oct 2020 04:30:38 XYZ", "2020-10-09T04:30:38Z"],
  ["Fri, 09 Oct 2020 04:30:38", "2020-10-09T04:30:38Z"],
  ["09 Oct 2020", "2020-10-09T00:00:00Z"],
  ["29 Feb 2020 23:59:60 GMT", "2020-03-01T00:00:00Z"],
  ["2020-10-09T04:30:38Z", "2020-10-09T04:30:38Z"],
  ["2020-10-09T04:30:38.750+05:45", "2020-10-08T22:45:38Z"],
  ["2020-10-09 04:30", "2020-10-09T04:30:00Z"],
  ["2020-10-09", "2020-10-09T00:00:00Z"],
])("%o is %s", (text, iso) => {
  expect(parseFeedDate(text)).toBe(Date.parse(iso));
});

test("every date that is written by the standards is read back, whatever the zone of the machine", () => {
  const seconds = fc.integer({ min: -2_000_000_000, max: 4_000_000_000 });
  fc.assert(
    fc.property(seconds, (second) => {
      const date = new Date(second * 1000);
      expect(parseFeedDate(date.toUTCString())).toBe(second * 1000);
      expect(parseFeedDate(date.toISOString())).toBe(second * 1000);
    }),
  );
});

test("any text is a date or null", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const date = parseFeedDate(text);
      return date === null || Number.isSafeInteger(date);
    }),
  );
});
