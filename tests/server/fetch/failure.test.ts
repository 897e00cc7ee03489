import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { checkAddress } from "#server/fetch/address.ts";
import { fetchResource } from "#server/fetch/fetch.ts";
import { endServers, serve } from "../serve.ts";
import { LOCAL } from "./local-fetch.ts";

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

  test.each<[string, (zeros: Buffer) => Buffer]>([
    ["gzip", gzipSync],
    ["deflate", deflateSync],
    ["deflate", deflateRawSync],
    ["gzip, gzip", (zeros) => gzipSync(gzipSync(zeros))],
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

  test("headers that do not end", async () => {
    const base = await serve(({ socket }) => {
      socket.on("error", () => {});
      socket.write("HTTP/1.1 200 OK\r\n");
      const timer = setInterval(() => socket.write(`x-more: ${"x".repeat(1000)}\r\n`), 1);
      socket.on("close", () => clearInterval(timer));
    });
    expect(await fetchResource(base, LOCAL)).toMatchObject({ kind: "failed", code: "too-large" });
  });

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

  test("a server that says nothing for long, before its answer or amid it, is not waited for to the end", async () => {
    const silent = await serve(() => {});
    const amid = await serve((_, response) => response.writeHead(200).write("half"));
    for (const base of [silent, amid]) {
      const answer = await fetchResource(base, { ...LOCAL, timeoutMs: 60_000, silenceMs: 100 });
      expect(answer).toEqual({ kind: "failed", code: "too-slow", value: base });
    }
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
