import fc from "fast-check";
import { expect, test } from "vitest";
import { parseFeedDate, readFeedDate } from "#core/feed/read/date.ts";

test.each([
  "",
  "yesterday",
  "Fri, 31 Feb 2020 04:30:38 GMT",
  "Fri, 31 Dec 9999 23:30:00 -1200",
  "+010000-01-01T00:00:00Z",
  "00 Jan 2020 00:00:00 GMT",
  "09 Foo 2020 04:30:38 GMT",
  "09 Oct 2020 24:30:38 GMT",
  "09 Oct 2020 04:60:38 GMT",
  "09 Oct 2020 13:30 PM",
  "09 Oct 2020 0:30 AM",
  "Sat May 32 2020 09:00:57 GMT+0000",
  "5 jui 2021",
  "Mai",
  "12345",
  "20201301",
  "09 Oct 2020 24:00:01 GMT",
  "2020年13月9日",
  "2020年",
  "16022178381234",
  "1.13.2020",
  "tomorrow 5",
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
  ["09 Oct 2020 04:30 PM", "2020-10-09T16:30:00Z"],
  ["09 Oct 2020 12:30 a.m. EST", "2020-10-09T05:30:00Z"],
  ["Sat May 16 2020 09:00:57 GMT+0000 (Coordinated Universal Time)", "2020-05-16T09:00:57Z"],
  ["Sat May 16 2020 09:00:57 GMT-0400 (EDT)", "2020-05-16T13:00:57Z"],
  ["Tue,02 Jan 2024 03:04:05 +0000", "2024-01-02T03:04:05Z"],
  ["Tue,02Jan2024 03:04:05 +0000", "2024-01-02T03:04:05Z"],
  ["Tue Jan  2 03:04:05 2024", "2024-01-02T03:04:05Z"],
  ["Tue Jan 2 03:04:05 PST 2024", "2024-01-02T11:04:05Z"],
  ["May 5, 2021", "2021-05-05T00:00:00Z"],
  ["Fri, 09 Oct 2020 24:00:00 GMT", "2020-10-10T00:00:00Z"],
  ["Fri, 09 Oct 2020 04:30:38 PDT -0700", "2020-10-09T11:30:38Z"],
  ["Fri, 09 Oct 2020 04:30:38 −0700", "2020-10-09T11:30:38Z"],
  ["9 октября 2020 г., 04:30", "2020-10-09T04:30:00Z"],
  ["9 октября 2020 года", "2020-10-09T00:00:00Z"],
  ["2020年10月9日", "2020-10-09T00:00:00Z"],
  ["2020년 10월 9일 04:30", "2020-10-09T04:30:00Z"],
  ["1602217838123", "2020-10-09T04:30:38Z"],
  ["Wednesday, May 5th, 2021 at 4:05 pm", "2021-05-05T16:05:00Z"],
  ["5 May 2021", "2021-05-05T00:00:00Z"],
  ["Sept. 1, 2026", "2026-09-01T00:00:00Z"],
  ["Mi, 5. März 2021 10:00", "2021-03-05T10:00:00Z"],
  ["mer. 5 février 2021 10:00:00 +0100", "2021-02-05T09:00:00Z"],
  ["5 de mayo de 2021", "2021-05-05T00:00:00Z"],
  ["5 out 2021 10:00:00 GMT", "2021-10-05T10:00:00Z"],
  ["5 dicembre 2021", "2021-12-05T00:00:00Z"],
  ["Ср, 5 мая 2021 10:00:00 +0300", "2021-05-05T07:00:00Z"],
  ["5 сент. 2021", "2021-09-05T00:00:00Z"],
  ["05.06.2021 10:00", "2021-06-05T10:00:00Z"],
  ["2021/5/6 10:00", "2021-05-06T10:00:00Z"],
  ["20210506T101112Z", "2021-05-06T10:11:12Z"],
  ["20210506", "2021-05-06T00:00:00Z"],
  ["1620209472", "2021-05-05T10:11:12Z"],
  ["2020-10-09T04:30:38Z", "2020-10-09T04:30:38Z"],
  ["2020-10-09T04:30:38.750+05:45", "2020-10-08T22:45:38Z"],
  ["2020-10-09 04:30", "2020-10-09T04:30:00Z"],
  ["2020-10-09", "2020-10-09T00:00:00Z"],
])("%o is %s", (text, iso) => {
  expect(parseFeedDate(text)).toBe(Date.parse(iso));
});

test.each([
  ["Tue, 01 Sep 2026 23:30:00 -0500", "2026-09-01"],
  ["2026-09-01T23:30:00-05:00", "2026-09-01"],
  ["Tue, 01 Sep 2026 00:30:00 +0900", "2026-09-01"],
  ["May 5, 2021", "2021-05-05"],
  ["1620209472", "2021-05-05"],
])("%s is told as %s, whatever day that is elsewhere", (text, day) => {
  expect(readFeedDate(text)?.day).toBe(day);
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

test("what JavaScript and C write is read back", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (second) => {
      const date = new Date(second * 1000);
      expect(parseFeedDate(date.toString())).toBe(second * 1000);
    }),
  );
});

test.each([
  "a ".repeat(50_000),
  "1".repeat(100_000),
  `5${" ".repeat(100_000)}x`,
  "a,".repeat(50_000),
  `May${"-".repeat(100_000)}`,
])("a text of a hundred thousand characters costs no more than reading it", (text) => {
  expect(parseFeedDate(text)).toBeNull();
});

test("any text is a date or null", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const date = parseFeedDate(text);
      return date === null || Number.isSafeInteger(date);
    }),
  );
});
