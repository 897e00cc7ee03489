import type { RequestListener } from "node:http";
import { describe, expect, test, vi } from "vitest";
import { WHOLE_LENGTH } from "#server/http/whole-length.ts";
import { mediaHref } from "#server/media/address.ts";
import { relayResponse } from "#server/media/relay-response.ts";
import { trackOf } from "../../track.ts";
import { serve } from "../serve.ts";

const SOUND = "abcdefghijklmnopqrstuvwxyz";
const CONFIG = { relay: true, fetchPrivate: true, publicUrl: "https://play.example" };

/** A host that knows ranges. */
const host: RequestListener = ({ headers }, response) => {
  const from = Number(/^bytes=(\d+)-$/.exec(headers.range ?? "")?.[1] ?? "0");
  const part = SOUND.slice(from);
  response.writeHead(from > 0 ? 206 : 200, {
    "content-type": "audio/mpeg",
    "content-length": part.length,
    etag: '"one"',
    "set-cookie": "who=1",
    ...(from > 0 ? { "content-range": `bytes ${from}-25/26` } : {}),
  });
  response.end(part);
};

const relay = (
  url: string,
  headers: Record<string, string> = {},
  changes: Partial<typeof CONFIG> = {},
  init: RequestInit = {},
) =>
  relayResponse(
    new Request("http://localhost/relay/s/one", { headers, ...init }),
    trackOf("s", "one", { audio: { url, type: "audio/mpeg" } }),
    { ...CONFIG, ...changes },
  );

describe("the sound of another host", () => {
  test("is passed on, whole or from a byte on, with what tells whether it is the same", async () => {
    const url = `${await serve(host)}/a.mp3`;
    const whole = await relay(url);
    expect([whole.status, await whole.text(), whole.headers.get("etag")]).toEqual([200, SOUND, '"one"']);
    expect([whole.headers.get(WHOLE_LENGTH), whole.headers.get("set-cookie")]).toEqual(["26", null]);
    const rest = await relay(url, {
      range: "bytes=20-",
      "if-range": '"one"',
      "sec-fetch-site": "same-origin",
    });
    expect([rest.status, await rest.text()]).toEqual([206, "uvwxyz"]);
    expect(rest.headers.get("content-range")).toBe("bytes 20-25/26");
  });

  test("is found where its host leads", async () => {
    const url = await serve((request, response) =>
      request.url === "/a.mp3"
        ? response.writeHead(302, { location: "/b.mp3" }).end()
        : host(request, response),
    );
    expect(await (await relay(`${url}/a.mp3`)).text()).toBe(SOUND);
  });

  test("is not passed on where the host of the site does not want it, nor to other sites, nor sent to", async () => {
    const ask = vi.fn(host);
    const url = await serve(ask);
    const answers = [
      await relay(url, {}, { relay: false }),
      await relay(url, { "sec-fetch-site": "cross-site" }),
      await relay(url, {}, {}, { method: "HEAD" }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(ask).not.toHaveBeenCalled();
  });

  test("is not asked for in a private network, at once or by a redirect", async () => {
    const ask = vi.fn(host);
    const url = await serve(ask);
    expect((await relay(url, {}, { fetchPrivate: false })).status).toBe(403);
    expect((await relay("file:///etc/passwd")).status).toBe(403);
    expect(ask).not.toHaveBeenCalled();
  });

  test("is not what a host sends in its place", async () => {
    const page = await serve((_, response) =>
      response.writeHead(200, { "content-type": "text/html" }).end("<p>"),
    );
    const gone = await serve((_, response) => response.writeHead(404).end());
    const large = await serve((_, response) => {
      response.writeHead(200, { "content-type": "audio/mpeg", "content-length": 2_000_000_000 });
      response.write("a");
    });
    for (const url of [page, gone]) expect((await relay(url)).status).toBe(404);
    for (const url of [large, "http://127.0.0.1:9/"]) expect((await relay(url)).status).toBe(502);
  });

  test("of which the connection breaks is not taken for whole", async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { "content-type": "audio/mpeg", "content-length": 26 });
      response.write("abc", () => response.destroy());
    });
    await expect((await relay(url)).text()).rejects.toThrow();
  });

  test("that is kept here has another address", async () => {
    expect((await relay(mediaHref(`${"0123456789abcdef".repeat(2)}.mp3`))).status).toBe(404);
  });

  test("is let go of when who asks for it leaves", async () => {
    let closed = false;
    const url = await serve((request, response) => {
      request.on("close", () => {
        closed = true;
      });
      response.writeHead(200, { "content-type": "audio/mpeg" });
      response.write("abc");
    });
    const { body } = await relay(url);
    const reader = body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await vi.waitFor(() => expect(closed).toBe(true));
  });
});
