import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findMp3Start } from "#core/audio/mp3-length.ts";
import { findQuickLength } from "#server/measure/quick-length.ts";
import { id3Header } from "../../core/audio/made-id3.ts";
import { type Fault, SoundHost } from "../../support/sound-host.ts";

const FIXTURES = path.resolve("tests/server/fixtures");
/** 3 s with an Info header. */
const TONE = readFileSync(path.join(FIXTURES, "sounds/tone.mp3"));
const VARYING = readFileSync(path.join(FIXTURES, "vbr-without-table.mp3"));

let host: SoundHost;

beforeAll(async () => {
  host = await SoundHost.open();
});
afterAll(() => host.close());

function tag(size: number): Buffer {
  return Buffer.concat([id3Header(size), Buffer.alloc(size, 0xff)]);
}

let count = 0;

async function lengthOf(bytes: Uint8Array, fault: Fault | null = null) {
  count += 1;
  const name = `/${count}.mp3`;
  host.sounds.set(name, { bytes, fault });
  const options = { allowPrivate: true, userAgent: "Playhead/test", signal: AbortSignal.timeout(5000) };
  const seconds = await findQuickLength(`${host.origin}${name}`, options);
  return { seconds, asked: host.asked(name) };
}

/** Frames of the tone without their header, so often that they take megabytes: constant, and nothing says how many. */
function constant(times: number): Buffer {
  const start = findMp3Start(TONE);
  if (start === null) throw new Error("The tone has no frames");
  const frames = TONE.subarray(start.at + start.frame.length);
  return Buffer.concat(Array.from({ length: times }, () => frames));
}

describe("the length of MP3 by some of its bytes", () => {
  test("is that of its header, without what encoders have added", async () => {
    expect(await lengthOf(TONE)).toEqual({ seconds: 3, asked: 1 });
  });

  test("is found behind a tag of megabytes, which is not read", async () => {
    expect(await lengthOf(Buffer.concat([tag(3_000_000), TONE]))).toEqual({ seconds: 3, asked: 2 });
    expect(await lengthOf(Buffer.concat([tag(900), TONE]))).toEqual({ seconds: 3, asked: 1 });
  });

  test("is that of its size where its bitrate is the same at several places", async () => {
    const bytes = constant(40);
    const frame = findMp3Start(bytes)?.frame;
    const seconds = (bytes.length * 8) / ((frame?.bitrate ?? 0) * 1000);
    expect(seconds).toBeGreaterThan(100);
    expect(await lengthOf(bytes)).toEqual({ seconds: expect.closeTo(seconds, 2), asked: 3 });
    const tagged = await lengthOf(Buffer.concat([tag(200_000), bytes]));
    expect(tagged).toEqual({ seconds: expect.closeTo(seconds, 2), asked: 3 });
  });

  test("is not known where the bitrate changes later, or at once", async () => {
    expect(
      (await lengthOf(Buffer.concat([constant(5), ...Array.from({ length: 40 }, () => VARYING)]))).seconds,
    ).toBe(null);
    const varying = VARYING.subarray(findMp3Start(VARYING)?.at ?? 0);
    expect((await lengthOf(varying)).seconds).toBe(null);
  });

  test("is not believed of a header whose file is another", async () => {
    expect((await lengthOf(Buffer.concat([TONE, constant(20)]))).seconds).toBe(null);
    const lying = Buffer.from(TONE);
    lying.writeUInt32BE(4_000_000, TONE.indexOf("Info") + 8);
    expect((await lengthOf(lying)).seconds).toBe(null);
  });

  test.each<[string, Fault]>([
    ["sends all of the file", { kind: "rangeless" }],
    ["sends a page", { kind: "page" }],
    ["has nothing", { kind: "status", status: 404 }],
    ["sends another part", { kind: "misranged", told: "bytes 7-16390/500000" }],
    ["does not say of how much", { kind: "misranged", told: "bytes 0-16383/*" }],
    ["says that a part is longer than it is", { kind: "misranged", told: "bytes 0-99999/500000" }],
    ["says nothing that can be", { kind: "misranged", told: "bytes 0-16383/5" }],
    ["hangs up", { kind: "cut", after: 100 }],
  ])("is not known of a host that %s", async (_, fault) => {
    expect(await lengthOf(constant(40), fault)).toEqual({ seconds: null, asked: 1 });
  });
});
