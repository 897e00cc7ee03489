import type { ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { relayPictureHref } from "#core/episode/address.ts";
import { UNNUMBERED } from "#core/episode/numbering.ts";
import { relayPicture } from "#server/media/relay-picture.ts";
import { chapterOf, trackOf } from "../../track.ts";
import { serve } from "../serve.ts";

const PNG = Buffer.from("\x89PNG\r\n\x1a\n and so on", "latin1");
const CONFIG = { relay: true, fetchPrivate: true, publicUrl: "https://play.example" };

/** The address of a file at another host. */
async function picture(body: Buffer | string, type = "image/png"): Promise<string> {
  const origin = await serve((_, response: ServerResponse) =>
    response.writeHead(200, { "content-type": type, "set-cookie": "who=1" }).end(body),
  );
  return `${origin}/art?w=1&h=2`;
}

interface Asking {
  /** As the episode names it. */
  readonly shown?: string | null;
  readonly site?: string;
  readonly config?: Partial<typeof CONFIG>;
}

function relay(url: string, { shown = url, site = "same-origin", config = {} }: Asking = {}) {
  const track = trackOf("s", "one", { chapters: [{ ...chapterOf(0, "Water"), imageUrl: shown }] });
  const brief = {
    track,
    summary: "",
    publishedAt: null,
    publishedDay: null,
    transcribed: false,
    numbering: UNNUMBERED,
  };
  const address = new URL(relayPictureHref(track.key, url), "http://localhost");
  const request = new Request(address, { headers: { "sec-fetch-site": site } });
  return relayPicture(request, { brief, persons: [] }, { ...CONFIG, ...config });
}

test("a picture of another host is passed on as what it is, for scripts of this site alone", async () => {
  const answer = await relay(await picture(PNG, "text/html"));
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/png"]);
  expect(answer.headers.get("cross-origin-resource-policy")).toBe("same-origin");
  expect(answer.headers.get("set-cookie")).toBe(null);
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(PNG);
});

test.each([
  ["a drawing that can hold scripts", async () => relay(await picture("<svg/>", "image/svg+xml")), 502],
  ["a page under the type of a picture", async () => relay(await picture("<!doctype html>")), 502],
  ["one of 9 MB", async () => relay(await picture(Buffer.concat([PNG, Buffer.alloc(9e6)]))), 502],
  ["one at a host that is gone", async () => relay("http://127.0.0.1:9/art"), 502],
  ["one that the episode does not show", async () => relay(await picture(PNG), { shown: null }), 404],
  ["one of our own", async () => relay("/media/a.png"), 404],
  ["one for a page of another site", async () => relay(await picture(PNG), { site: "cross-site" }), 403],
  [
    "one where the host does not want it",
    async () => relay(await picture(PNG), { config: { relay: false } }),
    403,
  ],
  [
    "one in a private network",
    async () => relay(await picture(PNG), { config: { fetchPrivate: false } }),
    403,
  ],
])("is not passed on: %s", async (_, ask, status) => {
  expect((await ask()).status).toBe(status);
});
