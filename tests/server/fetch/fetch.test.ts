import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { checkAddress, isPublicAddress } from "#server/fetch/address.ts";
import { parseContentType } from "#server/fetch/charset.ts";
import { fetchResource, formatUserAgent } from "#server/fetch/fetch.ts";
import type { FetchOptions, Resource } from "#server/fetch/resource.ts";
import { endServers, serve } from "../serve.ts";

const LOCAL: FetchOptions = { maxBytes: 1000, allowPrivate: true };

function text(resource: Resource): string {
  return resource.kind === "fetched" ? new TextDecoder().decode(resource.body) : JSON.stringify(resource);
}

describe("an address that Playhead does not fetch", () => {
  test.each([
    ["not an address", "address-invalid", "not an address"],
    ["", "address-invalid", ""],
    ["file:///etc/passwd", "address-scheme", "file:"],
    ["ftp://example.org/feed.xml", "address-scheme", "ftp:"],
    ["data:text/xml,<rss/>", "address-scheme", "data:"],
    ["https://mara:secret@example.org/feed.xml", "address-credentials", "example.org"],
    ["https://mara@example.org/feed.xml", "address-credentials", "example.org"],
  ])("is refused and says why: %s", async (url, code, value) => {
    expect(await fetchResource(url, { maxBytes: 1000 })).toEqual({ kind: "refused", code, value });
  });

  test.each([
    ["http://127.0.0.1/"],
    ["http://127.1/"],
    ["http://2130706433/"],
    ["http://0x7f.0.0.1/"],
    ["http://0/"],
    ["http://10.0.0.1/"],
    ["http://169.254.169.254/latest/meta-data"],
    ["http://[::1]/"],
    ["http://[::ffff:127.0.0.1]/"],
    ["http://[::ffff:a00:1]/"],
    ["http://[fd00::1]/"],
  ])("may not be a private IP address, however it is written: %s", async (url) => {
    const answer = await fetchResource(url, { maxBytes: 1000 });
    expect(answer).toMatchObject({ kind: "refused", code: "address-private" });
  });

  test.each([["127.0.0.1"], ["192.168.1.1"], ["::1"], ["::ffff:10.0.0.1"]])(
    "may not be a name that leads to a private address: %s",
    async (address) => {
      const family = address.includes(":") ? 6 : 4;
      const resolve = vi.fn(async () => [{ address, family }]);
      const answer = await fetchResource("http://rebound.example/", { maxBytes: 1000, resolve });
      expect(answer).toEqual({ kind: "refused", code: "address-private", value: "rebound.example" });
      expect(resolve).toHaveBeenCalledWith("rebound.example");
    },
  );

  test("may not be localhost, asked of the system itself", async () => {
    const answer = await fetchResource("http://localhost:1/", { maxBytes: 1000 });
    expect(answer).toEqual({ kind: "refused", code: "address-private", value: "localhost" });
  });

  test("is not reached through the private half of a name's addresses", async () => {
    const asked = vi.fn();
    const port = new URL(await serve(asked)).port;
    const resolve = async () => [
      { address: "127.0.0.1", family: 4 },
      // Nothing listens in this public range, or it cannot be reached from here: either way not the server above.
      { address: "192.0.1.1", family: 4 },
    ];
    const answer = await fetchResource(`http://two.example:${port}/`, {
      maxBytes: 9,
      timeoutMs: 300,
      resolve,
    });
    expect(answer.kind).toBe("failed");
    expect(asked).not.toHaveBeenCalled();
  });
});

describe("which IP addresses are public", () => {
  test.each(
    (
      "0.1.2.3 10.1.2.3 100.64.0.1 127.0.0.1 169.254.1.1 172.16.0.1 172.31.255.255 192.0.0.1 192.168.0.1 " +
      "198.18.0.1 198.19.255.255 224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255 :: ::1 ::7f00:1 fc00::1 " +
      "fdff::1 fe80::1 fec0::1 ff02::1 ::ffff:127.0.0.1 ::ffff:192.168.0.1 64:ff9b::7f00:1 2002:7f00:1::1 " +
      "2001::1 2001:db8::1 localhost"
    ).split(" "),
  )("not %s", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each("1.1.1.1 93.184.216.34 172.32.0.1 2606:4700::1111 2a00:1450:4001::1 ::ffff:1.1.1.1".split(" "))(
    "but %s",
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );
});

describe("a fetch that fails says how", () => {
  test("redirects are judged like first addresses", async () => {
    for (const [to, code] of [
      ["file:///etc/passwd", "address-scheme"],
      ["http://a:b@127.0.0.1/", "address-credentials"],
      ["http://", "address-invalid"],
    ] as const) {
      const base = await serve((_, response) => response.writeHead(302, { location: to }).end());
      expect(await fetchResource(base, LOCAL), to).toMatchObject({ kind: "refused", code });
    }
  });

  test.each([["http://10.0.0.1/"], ["http://[::1]:1/"], ["//127.0.0.1:1/"]])(
    "a redirect from a public server to a private address is refused: %s",
    (location) => {
      const url = checkAddress(location, new URL("http://public.example/"), false);
      expect(url).toMatchObject({ kind: "refused", code: "address-private" });
    },
  );

  test("redirects that go round in circles end", async () => {
    let asked = 0;
    const base = await serve((_, response) => response.writeHead(302, { location: `/${++asked}` }).end());
    expect(await fetchResource(base, LOCAL)).toEqual({
      kind: "failed",
      code: "too-many-redirects",
      value: base,
    });
    expect(asked).toBe(11);
  });

  test.each([[404], [410], [500], [304], [301]])("status %i without more to it", async (status) => {
    const base = await serve((_, response) => response.writeHead(status).end());
    const answer = await fetchResource(base, LOCAL);
    expect(answer).toEqual({ kind: "failed", code: "http-status", value: String(status) });
  });

  test("a body that is announced too large is not begun", async () => {
    const base = await serve((_, response) =>
      response.writeHead(200, { "content-length": 1001 }).end("x".repeat(1001)),
    );
    expect(await fetchResource(base, LOCAL)).toMatchObject({ kind: "failed", code: "too-large" });
  });

  test("a body that grows too large is cut off", async () => {
    const closed = vi.fn();
    const base = await serve((_, response) => {
      const timer = setInterval(() => response.write("x".repeat(400)), 1);
      response.on("close", () => {
        clearInterval(timer);
        closed();
      });
    });
    expect(await fetchResource(base, LOCAL)).toMatchObject({ kind: "failed", code: "too-large" });
    await vi.waitFor(() => expect(closed).toHaveBeenCalled());
  });

  test.each([
    ["gzip", gzipSync],
    ["br", brotliCompressSync],
  ])(
    "a small %s body that inflates to a large one costs no more than the limit",
    async (encoding, compress) => {
      const bomb = compress(Buffer.alloc(50_000_000));
      const base = await serve((_, response) =>
        response.writeHead(200, { "content-encoding": encoding }).end(bomb),
      );
      const before = process.memoryUsage().arrayBuffers;
      const answer = await fetchResource(base, { ...LOCAL, maxBytes: 200_000 });
      expect(answer).toMatchObject({ kind: "failed", code: "too-large" });
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
    },
  );

  test("an encoding that nobody asked for", async () => {
    const base = await serve((_, response) =>
      response.writeHead(200, { "content-encoding": "zip" }).end("x"),
    );
    expect(await fetchResource(base, LOCAL)).toMatchObject({ kind: "failed", code: "encoding-unknown" });
  });

  test.each([
    ["cut short", gzipSync("a text").subarray(0, 15)],
    ["neither gzip nor text", Buffer.from([0, 1, 2, 3, 4, 5, 6, 7])],
  ])("a compressed body that is %s", async (_, body) => {
    const base = await serve((_, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(body),
    );
    expect(await fetchResource(base, LOCAL)).toMatchObject({ kind: "failed", code: "body-damaged" });
  });

  test("a body cut short by the server", async () => {
    const base = await serve((_, response) => {
      response.writeHead(200, { "content-length": 100 });
      response.write("half", () => response.destroy());
    });
    expect(await fetchResource(base, LOCAL)).toMatchObject({ kind: "failed", code: "unreachable" });
  });

  test("a server that never answers", async () => {
    const base = await serve(() => {});
    const answer = await fetchResource(base, { ...LOCAL, timeoutMs: 100 });
    expect(answer).toEqual({ kind: "failed", code: "too-slow", value: base });
  });

  test("the time limit holds for a body that drips, and for all redirects together", async () => {
    const drip = await serve((_, response) => {
      const timer = setInterval(() => response.write("."), 20);
      response.on("close", () => clearInterval(timer));
    });
    expect(await fetchResource(drip, { ...LOCAL, timeoutMs: 150 })).toMatchObject({ code: "too-slow" });
    const hops = await serve((_, response) => {
      setTimeout(() => response.writeHead(302, { location: "/" }).end(), 60);
    });
    expect(await fetchResource(hops, { ...LOCAL, timeoutMs: 150 })).toMatchObject({ code: "too-slow" });
  });

  test("nobody listens, or nobody has that name", async () => {
    const base = await serve(() => {});
    await endServers();
    expect(await fetchResource(base, LOCAL)).toEqual({ kind: "failed", code: "unreachable", value: base });
    const resolve = () => Promise.reject(Object.assign(new Error("no such name"), { code: "ENOTFOUND" }));
    const answer = await fetchResource("http://nowhere.example/", { maxBytes: 1, resolve });
    expect(answer).toEqual({ kind: "failed", code: "host-unknown", value: "http://nowhere.example/" });
  });

  test("something answers that is not HTTP", async () => {
    const base = await serve((request) => request.socket.end("SSH-2.0-OpenSSH\r\n"));
    expect(await fetchResource(base, LOCAL)).toMatchObject({ kind: "failed", code: "unreachable" });
  });
});

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
      body: Buffer.from("<rss/>"),
      contentType: "application/rss+xml",
      charset: "utf-8",
      etag: '"1"',
      lastModified: "Sat, 01 Aug 2026 10:00:00 GMT",
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
