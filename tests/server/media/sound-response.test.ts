import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lengthHeaders } from "#server/http/whole-length.ts";
import { mediaHref } from "#server/media/address.ts";
import { soundResponse } from "#server/media/sound-response.ts";
import { trackOf } from "../../track.ts";

const NAME = `${"0123456789abcdef".repeat(2)}.mp3`;
const track = trackOf("s", "one", { audio: { url: mediaHref(NAME), type: "audio/mpeg" } });

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "playhead-sound-"));
  await writeFile(path.join(folder, NAME), "sound");
});
afterEach(() => rm(folder, { recursive: true }));

const ask = (mediaAccel: string | null, wanted = track) => {
  const request = new Request("http://localhost/a", { headers: { range: "bytes=1-2" } });
  return soundResponse(request, wanted, { mediaDir: folder, mediaAccel });
};

test("a sound that is kept elsewhere, or no more, is not found", async () => {
  const elsewhere = trackOf("s", "one", { audio: { url: "https://a.example/a.mp3", type: "audio/mpeg" } });
  expect((await ask(null, elsewhere)).status).toBe(404);
  await rm(path.join(folder, NAME));
  for (const accel of [null, "/internal/"]) expect((await ask(accel)).status).toBe(404);
});

test("a sound is sent under its name, or handed to the proxy that sends it", async () => {
  const sent = await ask(null);
  expect([sent.status, await sent.text()]).toEqual([206, "ou"]);
  const handed = await ask("/internal/");
  expect([handed.status, await handed.text()]).toEqual([200, ""]);
  expect(Object.fromEntries(handed.headers)).toMatchObject({
    ...lengthHeaders(0),
    "cache-control": "no-cache",
    "content-disposition": sent.headers.get("content-disposition"),
    "content-type": "audio/mpeg",
    "x-accel-redirect": `/internal/${NAME}`,
  });
  expect(handed.headers.has("etag")).toBe(false);
});
