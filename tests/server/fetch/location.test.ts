import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Location, locate, parseLocation, readLocation } from "#server/fetch/location.ts";

const REMOTE: Location = { kind: "remote", url: "https://example.org/shows/feed.xml" };
const LOCAL: Location = { kind: "local", path: "/srv/shows/my show/feed.xml" };

describe("a location that is refused", () => {
  test.each([["file:///etc/passwd"], ["FILE:/etc/passwd"], ["file://localhost/etc/passwd"]])(
    "a remote feed may not name a local file: %s",
    (text) => {
      expect(parseLocation(text, REMOTE)).toEqual({ kind: "refused", code: "address-local", value: text });
    },
  );

  test.each([
    ["", null, "address-invalid"],
    ["  ", REMOTE, "address-invalid"],
    ["http://", REMOTE, "address-invalid"],
    ["https://[oops/", null, "address-invalid"],
    ["ftp://example.org/a.mp3", null, "address-scheme"],
    ["javascript:alert(1)", REMOTE, "address-scheme"],
    ["data:audio/mpeg,x", LOCAL, "address-scheme"],
    ["//cdn.example.org/a.mp3", LOCAL, "address-invalid"],
    ["a%2Fb.mp3", LOCAL, "address-invalid"],
  ] as const)("what is no http(s) address and no path: %s", (text, base, code) => {
    expect(parseLocation(text, base)).toMatchObject({ kind: "refused", code });
  });
});

describe("a location", () => {
  test.each([
    ["https://example.org/feed.xml", "https://example.org/feed.xml"],
    ["HTTP://Example.ORG", "http://example.org/"],
    [" https://example.org/a b.mp3\n", "https://example.org/a%20b.mp3"],
  ])("of the operator may be remote: %s", (text, url) => {
    expect(parseLocation(text, null)).toEqual({ kind: "remote", url });
  });

  test.each([
    ["/srv/feed.xml", "/srv/feed.xml"],
    ["feeds/feed.xml", path.resolve("feeds/feed.xml")],
    ["/srv/100%.xml", "/srv/100%.xml"],
    ["file:///srv/my%20feed.xml", "/srv/my feed.xml"],
  ])("of the operator may be a path, taken as it is: %s", (text, file) => {
    expect(parseLocation(text, null)).toEqual({ kind: "local", path: file });
  });

  test.each([
    ["talk.mp3", "https://example.org/shows/talk.mp3"],
    ["/etc/passwd", "https://example.org/etc/passwd"],
    ["//cdn.example.org/a.mp3", "https://cdn.example.org/a.mp3"],
    ["../../../x.mp3", "https://example.org/x.mp3"],
  ])("in a remote feed is remote: %s", (text, url) => {
    expect(parseLocation(text, REMOTE)).toEqual({ kind: "remote", url });
  });

  test.each([
    ["talk.mp3", "/srv/shows/my show/talk.mp3"],
    ["my%20talk.mp3", "/srv/shows/my show/my talk.mp3"],
    ["my talk.mp3", "/srv/shows/my show/my talk.mp3"],
    ["../../audio/talk.mp3", "/srv/audio/talk.mp3"],
    ["/audio/talk.mp3", "/audio/talk.mp3"],
    ["file:///audio/talk.mp3", "/audio/talk.mp3"],
  ])("in a local feed is a file seen from it: %s", (text, file) => {
    expect(parseLocation(text, LOCAL)).toEqual({ kind: "local", path: file });
  });

  test("in a local feed may be remote", () => {
    const url = "https://example.org/a.mp3";
    expect(parseLocation(url, LOCAL)).toEqual({ kind: "remote", url });
  });
});

describe("what a local feed may name", () => {
  let folder = "";
  let base: Location;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "playhead-locate-"));
    base = { kind: "local", path: path.join(folder, "show/feed.xml") };
    await mkdir(path.join(folder, "show/audio"), { recursive: true });
    await writeFile(path.join(folder, "show/audio/talk.mp3"), "sound");
    await writeFile(path.join(folder, "secret"), "secret");
    await mkdir(path.join(folder, "show-of-another"));
    await writeFile(path.join(folder, "show-of-another/talk.mp3"), "sound");
    await symlink(path.join(folder, "secret"), path.join(folder, "show/link.vtt"));
    await symlink(folder, path.join(folder, "show/up"));
    await symlink(path.join(folder, "show/audio/talk.mp3"), path.join(folder, "show/same.mp3"));
    await symlink(path.join(folder, "show"), path.join(folder, "linked show"));
  });

  afterAll(() => rm(folder, { recursive: true }));

  test.each([
    ["/etc/passwd"],
    ["file:///etc/passwd"],
    ["FILE:/etc/passwd"],
    ["file://localhost/etc/passwd"],
    ["../secret"],
    ["audio/../../secret"],
    ["..%2fsecret/../../secret"],
    ["%2e%2e/secret"],
    ["../show-of-another/talk.mp3"],
    ["../no-such-file"],
    [".."],
    ["link.vtt"],
    ["up/secret"],
  ])("is not what lies outside its folder, wherever links lead: %s", async (text) => {
    expect(await locate(text, base)).toMatchObject({ kind: "refused" });
  });

  test("is a file of its folder, by whatever way", async () => {
    const talk = path.join(folder, "show/audio/talk.mp3");
    for (const text of ["audio/talk.mp3", "./audio/../audio/talk.mp3", `file://${talk}`, "same.mp3"])
      expect(await locate(text, base), text).toEqual({ kind: "local", path: talk });
    const linked = { kind: "local", path: path.join(folder, "linked show/feed.xml") } as const;
    expect(await locate("audio/talk.mp3", linked)).toEqual({ kind: "local", path: talk });
  });

  test("is a file that this site gives to anyone already", async () => {
    const file = path.resolve("public/playhead.png");
    expect(await locate(file, base)).toEqual({ kind: "local", path: file });
    expect(await locate(path.resolve("package.json"), base)).toMatchObject({ kind: "refused" });
  });

  test("may be missing, which is said", async () => {
    expect(await locate("gone.mp3", base)).toMatchObject({ kind: "failed", code: "file-missing" });
  });
});

describe("reading a location", () => {
  let folder = "";
  const at = (name: string): Location => ({ kind: "local", path: path.join(folder, name) });

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "playhead-location-"));
    await mkdir(path.join(folder, "empty"));
    await writeFile(path.join(folder, "feed.xml"), "<rss/>");
    await utimes(path.join(folder, "feed.xml"), 1000, 1000);
  });

  afterAll(() => rm(folder, { recursive: true }));

  test.each([
    ["nothing.xml", "file-missing"],
    ["feed.xml/nothing", "file-missing"],
    ["empty", "file-unreadable"],
  ])("fails for what is not a file: %s", async (name, code) => {
    const answer = await readLocation(at(name), { maxBytes: 100 });
    expect(answer).toEqual({ kind: "failed", code, value: path.join(folder, name) });
  });

  test("fails for a file that is too large", async () => {
    const answer = await readLocation(at("feed.xml"), { maxBytes: 5 });
    expect(answer).toEqual({ kind: "failed", code: "too-large", value: path.join(folder, "feed.xml") });
  });

  test("fails for a device that never ends", async () => {
    const answer = await readLocation({ kind: "local", path: "/dev/zero" }, { maxBytes: 5 });
    expect(answer).toMatchObject({ kind: "failed", code: "file-unreadable" });
  });

  test("gives a local file like a fetched one, and knows it again", async () => {
    const answer = await readLocation(at("feed.xml"), { maxBytes: 6 });
    expect(answer).toEqual({
      kind: "fetched",
      url: new URL(`file://${folder}/feed.xml`).href,
      movedTo: null,
      body: Buffer.from("<rss/>"),
      contentType: null,
      charset: null,
      etag: '"6-1000000"',
      lastModified: "Thu, 01 Jan 1970 00:16:40 GMT",
      link: null,
    });
    expect(await readLocation(at("feed.xml"), { maxBytes: 6, etag: '"6-1000000"' })).toEqual({
      kind: "unchanged",
    });
  });

  test("unpacks a gzip file, within the same limit", async () => {
    await writeFile(path.join(folder, "feed.xml.gz"), gzipSync(`<rss/>${" ".repeat(1000)}`));
    expect(await readLocation(at("feed.xml.gz"), { maxBytes: 5000 })).toMatchObject({
      body: Buffer.from(`<rss/>${" ".repeat(1000)}`),
    });
    expect(await readLocation(at("feed.xml.gz"), { maxBytes: 500 })).toMatchObject({ code: "too-large" });
    await writeFile(path.join(folder, "cut.gz"), gzipSync("<rss/>").subarray(0, 20));
    expect(await readLocation(at("cut.gz"), { maxBytes: 500 })).toMatchObject({ code: "file-unreadable" });
  });

  test("fetches a remote one, and refuses a private one", async () => {
    const server = createServer((_, response) => response.end("<rss/>"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const allowed = await readLocation({ kind: "remote", url }, { maxBytes: 6, allowPrivate: true });
    const refused = await readLocation({ kind: "remote", url }, { maxBytes: 6 });
    server.close();
    expect(allowed).toMatchObject({ kind: "fetched", url });
    expect(refused).toMatchObject({ kind: "refused", code: "address-private" });
  });
});
