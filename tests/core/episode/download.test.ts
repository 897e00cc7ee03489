import { expect, test } from "vitest";
import { downloadOf } from "#core/episode/download.ts";
import { trackOf } from "../../track.ts";

const track = (url: string) =>
  trackOf("sea", "lamps", { title: "Lamps", showTitle: "The Sea", audio: { url, type: "audio/mpeg" } });

test("without a sound nothing can be downloaded", () => {
  expect(downloadOf(trackOf("sea", "lamps"))).toBeNull();
});

test("what is kept here is saved under the names of show and episode", () => {
  expect(downloadOf(track("/media/0123.m4a"))).toEqual({
    kind: "named",
    href: "/shows/sea/lamps/audio.m4a",
    name: "The Sea - Lamps.m4a",
  });
});

test.each([
  ["https://cdn.example.org/a/lamps.mp3?x=1", "cdn.example.org"],
  ["http://example.org:8080/lamps.mp3", "example.org:8080"],
  ["//example.org/lamps.mp3", ""],
  ["/media/unnamed", ""],
])("what another host keeps is opened there: %s", (url, host) => {
  expect(downloadOf(track(url))).toEqual({ kind: "elsewhere", href: url, host });
});
