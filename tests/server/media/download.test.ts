import { expect, test } from "vitest";
import { mediaHref } from "#server/media/address.ts";
import { downloadOf } from "#server/media/download.ts";
import { trackOf } from "../../track.ts";

const NAME = `${"0123456789abcdef".repeat(2)}.mp3`;

test("a sound that is kept elsewhere, or nowhere, is not to be had here", () => {
  const elsewhere = trackOf("s", "one", { audio: { url: "https://a.example/a.mp3", type: "audio/mpeg" } });
  expect(downloadOf(elsewhere)).toBeNull();
  expect(downloadOf(trackOf("s", "one", { audio: null }))).toBeNull();
});

test("a sound is saved under the names of its show and itself, and asked for again each time", () => {
  const audio = { url: mediaHref(NAME), type: "audio/mpeg" };
  const track = trackOf("s", "one", { audio, showTitle: "Шоу", title: "Раз" });
  expect(downloadOf(track)).toEqual({
    name: NAME,
    headers: {
      "Cache-Control": "no-cache",
      "Content-Disposition": `attachment; filename="s-one.mp3"; filename*=UTF-8''${encodeURIComponent("Шоу - Раз.mp3")}`,
    },
  });
});
