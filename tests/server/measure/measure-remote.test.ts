import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { PEAK_COUNT } from "#core/audio/peaks.ts";
import { endMeasurer } from "#server/audio/measurer.ts";
import { type MeasureOptions, measureRemote, type RemoteProgress } from "#server/measure/measure-remote.ts";
import { openRemoteFile } from "#server/measure/remote-file.ts";
import { SoundHost } from "../../support/sound-host.ts";
import { temporaryFolder } from "../database.ts";

const FIXTURES = path.resolve("tests/server/fixtures");
const TONE = readFileSync(path.join(FIXTURES, "sounds/tone.mp3"));
/** Longer than what a socket and a stream hold. */
const LONG = Buffer.concat(Array.from({ length: 60 }, () => readFileSync(path.join(FIXTURES, "tone.mp3"))));

let host: SoundHost;

beforeAll(async () => {
  host = await SoundHost.open();
});
beforeEach(() => host.sounds.clear());
afterAll(async () => {
  host.close();
  await endMeasurer();
});

function options(changed: Partial<MeasureOptions> = {}): MeasureOptions {
  return {
    allowPrivate: true,
    userAgent: "Playhead/1.0 (+https://pod.example)",
    signal: new AbortController().signal,
    maxBytes: 10_000_000,
    totalMs: 20_000,
    integrity: null,
    spoolFile: path.join(temporaryFolder(), "spool"),
    ...changed,
  };
}

const measure = (name: string, changed: Partial<MeasureOptions> = {}) =>
  measureRemote(`${host.origin}${name}`, null, options(changed));

describe("a host that misbehaves", () => {
  test("has nothing there", async () => {
    expect(await measure("/none.mp3")).toEqual({ kind: "failed", code: "http-status", value: "404" });
  });

  test("asks to log in", async () => {
    host.sounds.set("/page.mp3", { bytes: TONE, fault: { kind: "page" } });
    expect(await measure("/page.mp3")).toMatchObject({ kind: "unusable", code: "not-sound" });
  });

  test("redirects without end", async () => {
    host.sounds.set("/a.mp3", { bytes: TONE, fault: { kind: "redirects", times: 1000 } });
    expect(await measure("/a.mp3")).toMatchObject({ kind: "failed", code: "too-many-redirects" });
    expect(host.asked("/a.mp3")).toBeLessThan(20);
  });

  test("is in a private network", async () => {
    host.sounds.set("/a.mp3", { bytes: TONE, fault: null });
    expect(await measure("/a.mp3", { allowPrivate: false })).toMatchObject({
      kind: "refused",
      code: "address-private",
    });
  });

  test("says nothing more after a while", async () => {
    host.sounds.set("/a.mp3", { bytes: LONG, fault: { kind: "stalls", after: 20_000 } });
    expect(await measure("/a.mp3", { silenceMs: 300 })).toMatchObject({ kind: "failed", code: "too-slow" });
  });

  test("sends a byte at a time, for longer than all of it may take", async () => {
    host.sounds.set("/a.mp3", { bytes: LONG, fault: { kind: "drips", every: 20 } });
    expect(await measure("/a.mp3", { totalMs: 600 })).toMatchObject({ kind: "failed", code: "too-slow" });
  });

  test("says that there is more than it sends", async () => {
    host.sounds.set("/a.mp3", { bytes: TONE, fault: { kind: "promises", size: TONE.length + 5000 } });
    expect(await measure("/a.mp3")).toMatchObject({ kind: "failed", code: "unreachable" });
  });

  test("sends less than its file promises: what came is kept, and said to be short", async () => {
    host.sounds.set("/a.mp3", { bytes: TONE, fault: { kind: "promises", size: 4000 } });
    expect(await measure("/a.mp3")).toMatchObject({
      kind: "measured",
      sound: { duration: expect.closeTo(1.2, 1), promised: expect.closeTo(3, 0) },
      file: { bytes: 4000 },
    });
  });

  test("sends more than is wanted, with its length told or not", async () => {
    host.sounds.set("/large.mp3", { bytes: LONG, fault: null });
    host.sounds.set("/endless.mp3", { bytes: TONE, fault: { kind: "endless" } });
    const told = await measure("/large.mp3", { maxBytes: 100_000 });
    expect(told).toMatchObject({ kind: "unusable", code: "too-large" });
    const untold = await measure("/endless.mp3", { maxBytes: 3_000_000 });
    expect(untold).toMatchObject({ kind: "unusable", code: "too-large" });
  });

  test("hangs up in the middle, every time, and may tell which file it is", async () => {
    const fault = { kind: "cut", after: 50_000 } as const;
    host.sounds.set("/untold.mp3", { bytes: LONG, fault });
    host.sounds.set("/told.mp3", { bytes: LONG, etag: '"1"', fault });
    expect(await measure("/untold.mp3")).toMatchObject({ kind: "failed", code: "unreachable" });
    expect(await measure("/told.mp3")).toMatchObject({ kind: "failed", code: "unreachable" });
    expect([host.asked("/untold.mp3"), host.asked("/told.mp3")]).toEqual([1, 2]);
  });
});

describe("sound at another host", () => {
  test.each([
    ["tone.mp3", 3],
    ["tone.opus", 3],
    ["tone.ogg", 3],
    ["tone.flac", 3],
  ])("%s is measured as it comes, and its host knows who reads", async (name, duration) => {
    const etag = '"1"';
    const bytes = readFileSync(path.join(FIXTURES, "sounds", name));
    host.sounds.set(`/${name}`, { bytes, etag, fault: { kind: "redirects", times: 2 } });
    const progress: RemoteProgress[] = [];
    const measured = await measure(`/${name}`, { onProgress: (told) => progress.push(told) });
    if (measured.kind !== "measured") throw new Error(measured.kind);
    expect(measured.sound).toMatchObject({ duration, approximateSeek: false, promised: null });
    expect(measured.sound.peaks).toHaveLength(PEAK_COUNT);
    expect(measured.file).toEqual({ bytes: bytes.length, etag, lastModified: null });
    expect(progress.at(-1)).toEqual({ came: bytes.length, total: bytes.length });
    expect(host.lastHeaders).toMatchObject({
      "user-agent": "Playhead/1.0 (+https://pod.example)",
      "accept-encoding": "identity",
    });
  });

  test.each(["tone.m4a", "tone.aac", "tone.webm"])(
    "%s is measured when it is here, and goes again",
    async (name) => {
      const bytes = readFileSync(path.join(FIXTURES, "sounds", name));
      host.sounds.set(`/${name}`, { bytes, fault: null });
      const spoolFile = path.join(temporaryFolder(), "spool");
      expect(await measure(`/${name}`, { spoolFile })).toMatchObject({
        kind: "measured",
        sound: { duration: expect.closeTo(3, 0) },
        file: { bytes: bytes.length },
      });
      expect(existsSync(spoolFile)).toBe(false);
    },
  );

  test("comes to its end though it is read slowly and its host has long hung up", async () => {
    // More than sockets and streams hold by themselves.
    const bytes = new Uint8Array(4_000_000);
    host.sounds.set("/a.mp3", { bytes, fault: { kind: "closes" } });
    const file = await openRemoteFile(`${host.origin}/a.mp3`, null, options());
    if (file.kind !== "file") throw new Error(file.kind);
    let came = 0;
    for await (const piece of file.pieces) {
      came += piece.length;
      // No wait for something, but a reader that is busy.
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(came).toBe(bytes.length);
  });

  test("is gone on with where the connection broke, if it is the same file", async () => {
    host.sounds.set("/whole.mp3", { bytes: LONG, fault: null });
    host.sounds.set("/cut.mp3", { bytes: LONG, etag: '"2"', fault: { kind: "cut-once", after: 60_000 } });
    const whole = await measure("/whole.mp3");
    const cut = await measure("/cut.mp3");
    if (whole.kind !== "measured" || cut.kind !== "measured") throw new Error(cut.kind);
    expect(cut.sound).toEqual(whole.sound);
    expect(host.asked("/cut.mp3")).toBe(2);
    expect(host.lastHeaders).toMatchObject({
      range: expect.stringMatching(/^bytes=\d+-$/),
      "if-range": '"2"',
    });
  });

  test("that was measured before is not sent again", async () => {
    host.sounds.set("/same.mp3", { bytes: TONE, etag: '"3"', fault: null });
    const known = { etag: '"3"', lastModified: null, bytes: TONE.length };
    expect(await measureRemote(`${host.origin}/same.mp3`, known, options())).toEqual({ kind: "unchanged" });
    const other = { ...known, etag: '"2"' };
    expect(await measureRemote(`${host.origin}/same.mp3`, other, options())).toMatchObject({
      kind: "measured",
    });
  });

  test.each([
    ["its length", {}, { etag: null }, "unchanged"],
    ["another length", {}, { etag: null, bytes: 7 }, "measured"],
    ["its version", { etag: '"3"' }, { etag: 'W/"3"' }, "unchanged"],
    ["another version", { etag: '"3"' }, { etag: '"2"' }, "measured"],
    ["nothing", { fault: { kind: "endless" } as const }, { etag: null }, "unchanged"],
  ])("at a host that knows no conditions is told by %s", async (_, changed, told, kind) => {
    host.sounds.set("/same.mp3", { bytes: TONE, fault: null, ...changed });
    const known = { lastModified: null, bytes: TONE.length, ...told };
    expect(await measureRemote(`${host.origin}/same.mp3`, known, options())).toMatchObject({ kind });
  });

  test.each([
    ["sha256", TONE, "measured"],
    ["sha512", TONE, "measured"],
    ["sha384", LONG, "integrity-mismatch"],
  ])("whose feed knows its %s is compared with it", async (algorithm, hashed, found) => {
    host.sounds.set("/a.mp3", { bytes: TONE, fault: null });
    const integrity = `${algorithm}-${createHash(algorithm).update(hashed).digest("base64")}`;
    const outcome = await measure("/a.mp3", { integrity });
    expect(outcome.kind === "unusable" ? outcome.code : outcome.kind).toBe(found);
  });

  test("that is not what it should be is said to be so, whatever it is", async () => {
    const integrity = `sha256-${createHash("sha256").update(TONE).digest("base64")}`;
    host.sounds.set("/page.mp3", { bytes: TONE, fault: { kind: "page" } });
    const m4a = readFileSync(path.join(FIXTURES, "sounds/tone.m4a"));
    host.sounds.set("/other.m4a", { bytes: m4a, fault: null });
    const mismatch = { kind: "unusable", code: "integrity-mismatch" };
    expect(await measure("/page.mp3", { integrity })).toMatchObject(mismatch);
    expect(await measure("/other.m4a", { integrity })).toMatchObject({
      ...mismatch,
      file: { bytes: m4a.length },
    });
  });

  test("is left alone at once when nobody wants it any more", async () => {
    host.sounds.set("/a.mp3", { bytes: LONG, fault: { kind: "stalls", after: 50_000 } });
    const stop = new AbortController();
    const outcome = measure("/a.mp3", { signal: stop.signal, onProgress: () => stop.abort() });
    expect(await outcome).toEqual({ kind: "stopped" });
    expect(await measure("/a.mp3", { signal: AbortSignal.abort() })).toEqual({ kind: "stopped" });
  });
});
