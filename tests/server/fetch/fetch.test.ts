import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { fetchResource, formatUserAgent } from "#server/fetch/fetch.ts";
import { serve } from "../serve.ts";
import { LOCAL, text } from "./local-fetch.ts";

describe("a fetched file", () => {
  test("comes with its final address, type and validators", async () => {
    const base = await serve((request, response) => {
      if (request.url === "/old") return response.writeHead(301, { location: "../new" }).end();
      const type = { "content-type": 'Application/RSS+XML; charset="UTF-8"', etag: '"1"' };
      return response
        .writeHead(200, { ...type, "last-modified": "Sat, 01 Aug 2026 10:00:00 GMT" })
        .end("<rss/>");
    });
    expect(await fetchResource(`${base}/old`, LOCAL)).toEqual({
      kind: "fetched",
      url: `${base}/new`,
      movedTo: `${base}/new`,
      body: Buffer.from("<rss/>"),
      contentType: "application/rss+xml",
      charset: "utf-8",
      etag: '"1"',
      lastModified: "Sat, 01 Aug 2026 10:00:00 GMT",
      link: null,
    });
  });

  test.each([
    ["nowhere", [], null],
    ["where a redirect for good leads", [301, 308], "/2"],
    ["nowhere by one for a while", [302, 301], null],
    ["as far as they are for good", [308, 307, 301], "/1"],
  ])("has moved %s", async (_where, statuses, moved) => {
    const base = await serve(({ url = "" }, response) => {
      const at = Number(url.slice(1));
      const status = statuses[at];
      if (status === undefined) return response.end("<rss/>");
      return response.writeHead(status, { location: `/${at + 1}` }).end();
    });
    const movedTo = moved === null ? null : base + moved;
    expect(await fetchResource(`${base}/0`, LOCAL)).toMatchObject({ kind: "fetched", movedTo });
  });

  test.each([
    [429, "120"],
    [503, "Sun, 06 Nov 1994 08:49:37 GMT"],
    [500, undefined],
  ])("that is refused with %i says when to come back: %s", async (status, retryAfter) => {
    const base = await serve((_, response) =>
      response.writeHead(status, { "retry-after": retryAfter ?? "9" }).end(),
    );
    expect(await fetchResource(base, LOCAL)).toEqual({
      kind: "failed",
      code: "http-status",
      value: String(status),
      ...(retryAfter !== undefined && { retryAfter }),
    });
  });

  test("may be exactly as large as the limit", async () => {
    const base = await serve((_, response) => response.end("x".repeat(1000)));
    expect(await fetchResource(base, LOCAL)).toMatchObject({ kind: "fetched" });
  });

  test.each([
    ["gzip", gzipSync],
    ["x-gzip", gzipSync],
    ["BR", brotliCompressSync],
  ])("is decompressed: %s", async (encoding, compress) => {
    const body = compress("the text");
    const base = await serve((_, response) =>
      response.writeHead(200, { "content-encoding": encoding }).end(body),
    );
    expect(text(await fetchResource(base, LOCAL))).toBe("the text");
  });

  test.each<[string, string | undefined, Uint8Array | string]>([
    ["deflate with a zlib header", "deflate", deflateSync("the text")],
    ["deflate without one", "deflate", deflateRawSync("the text")],
    ["gzip that calls itself deflate", "deflate", gzipSync("the text")],
    ["the name of a charset for an encoding", "UTF-8", "the text"],
    ["no encoding by name", "none", "the text"],
    ["a type for an encoding", "text/xml", "the text"],
    ["gzip that is plain", "gzip", "the text"],
    ["deflate that is plain", "deflate", "the text"],
    ["br that is plain", "br", "the text"],
    ["a gzip file that nobody speaks of", undefined, gzipSync("the text")],
    ["a gzip file that is called plain", "identity", gzipSync("the text")],
    ["gzip twice", "gzip, gzip", gzipSync(gzipSync("the text"))],
    ["gzip twice, once named", "gzip", gzipSync(gzipSync("the text"))],
    ["two encodings", "gzip, br", brotliCompressSync(gzipSync("the text"))],
  ])("is read however its server compresses it: %s", async (_, encoding, body) => {
    const base = await serve((_, response) =>
      response.writeHead(200, encoding === undefined ? {} : { "content-encoding": encoding }).end(body),
    );
    expect(text(await fetchResource(base, LOCAL))).toBe("the text");
  });

  test("is found ten redirects away", async () => {
    let asked = 0;
    const base = await serve((_, response) =>
      ++asked > 10 ? response.end("there") : response.writeHead(302, { location: `/${asked}` }).end(),
    );
    expect(text(await fetchResource(base, LOCAL))).toBe("there");
  });

  test("is given for a cookie that a redirect has set, which no other host gets", async () => {
    const other = await serve(({ headers }, response) => response.end(`other: ${headers.cookie}`));
    const base = await serve(({ url, headers }, response) => {
      if (url === "/away")
        return response.writeHead(302, { location: other.replace("127.0.0.1", "localhost") }).end();
      if (headers.cookie === "a=1; b=2=3") return response.end("known");
      const cookies = ["a=1; Path=/; HttpOnly", "b=2=3", "c=4; Domain=example.org", "d=5; Secure", "broken"];
      return response.writeHead(302, { location: url, "set-cookie": cookies }).end();
    });
    expect(text(await fetchResource(base, LOCAL))).toBe("known");
    const away = await serve((_, response) =>
      response.writeHead(302, { location: `${base}/away`, "set-cookie": "a=1" }).end(),
    );
    expect(text(await fetchResource(away, LOCAL))).toBe("other: undefined");
  });

  test("is unchanged when the server knows its validators", async () => {
    const base = await serve(({ headers }, response) => {
      const known = headers["if-none-match"] === '"1"' && headers["if-modified-since"] === "then";
      response.writeHead(known ? 304 : 200).end();
    });
    expect(await fetchResource(base, { ...LOCAL, etag: '"1"', lastModified: "then" })).toEqual({
      kind: "unchanged",
    });
    expect(await fetchResource(base, { ...LOCAL, etag: null, lastModified: null })).toMatchObject({
      kind: "fetched",
    });
  });

  test("is asked for by name, and in the form that is wanted", async () => {
    const base = await serve(({ headers }, response) =>
      response.end(`${headers["user-agent"]} ${headers.accept}`),
    );
    const userAgent = formatUserAgent("0.1.0", "https://play.example");
    const answer = await fetchResource(base, { ...LOCAL, userAgent, accept: "text/vtt" });
    expect(text(answer)).toBe("Playhead/0.1.0 (+https://play.example) text/vtt");
  });

  test("of a name comes from the address that was checked", async () => {
    const port = new URL(await serve(({ headers }, response) => response.end(headers.host))).port;
    const resolve = vi.fn(async () => [{ address: "127.0.0.1", family: 4 }]);
    const answer = await fetchResource(`http://play.example:${port}/`, { ...LOCAL, resolve });
    expect(text(answer)).toBe(`play.example:${port}`);
    expect(resolve).toHaveBeenCalledTimes(1);
  });
});
