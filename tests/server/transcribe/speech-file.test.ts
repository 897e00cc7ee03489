import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { withSpeech } from "#server/transcribe/episode-speech.ts";
import { readPiece, writeSpeech } from "#server/transcribe/speech-file.ts";
import { SoundHost } from "../../support/sound-host.ts";
import { temporaryFolder } from "../database.ts";

const SOUNDS = path.resolve("tests/server/fixtures/sounds");
const { signal } = new AbortController();

test.each(["tone.mp3", "tone.opus", "tone.ogg", "tone.flac"])(
  "%s becomes samples of speech, as loud as it is and as long",
  async (name) => {
    const samples = path.join(temporaryFolder(), "a.pcm");
    const speech = await writeSpeech(path.join(SOUNDS, name), samples, signal);
    expect(speech?.duration).toBeCloseTo(3, 1);
    expect(speech?.levels.length).toBeGreaterThanOrEqual(29);
    const loudest = Math.max(...(speech?.levels ?? []));
    expect(loudest).toBeGreaterThan(500);
    expect(loudest).toBeLessThan(32_767);
    if (!speech) throw new Error("There is no sound");
    const wav = await readPiece(speech, { start: 1, end: 1.5 });
    expect(wav.length).toBe(44 + 16_000);
    expect(Buffer.from(wav.subarray(44))).toEqual(readFileSync(samples).subarray(32_000, 48_000));
  },
);

test("a piece is a WAV file, of which the same samples come again", async () => {
  const folder = temporaryFolder();
  const [first, again] = [path.join(folder, "a.pcm"), path.join(folder, "b.pcm")];
  const speech = await writeSpeech(path.join(SOUNDS, "tone.flac"), first, signal);
  if (!speech) throw new Error("There is no sound");
  writeFileSync(path.join(folder, "a.wav"), await readPiece(speech, { start: 0, end: speech.duration }));
  expect(await writeSpeech(path.join(folder, "a.wav"), again, signal)).toMatchObject({
    duration: speech.duration,
  });
  const samplesOf = (file: string) => {
    const bytes = readFileSync(file);
    return Array.from({ length: bytes.length / 2 }, (_, i) => bytes.readInt16LE(2 * i));
  };
  const before = samplesOf(first);
  // Full scale is 32,767 on one side and 32,768 on the other.
  expect(samplesOf(again).every((sample, i) => Math.abs(sample - (before[i] ?? 0)) <= 1)).toBe(true);
});

test("of what is no sound nothing comes", async () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, "page"), "<!doctype html><title>Log in</title>".repeat(100));
  expect(await writeSpeech(path.join(folder, "page"), path.join(folder, "a.pcm"), signal)).toBeNull();
});

test("sound of another host is loaded for it and taken away, and why it cannot be had is told", async () => {
  const host = await SoundHost.open();
  onTestFinished(() => host.close());
  host.sounds.set("/a.mp3", { bytes: readFileSync(path.join(SOUNDS, "tone.mp3")), fault: null });
  const workDir = temporaryFolder();
  const reading = { workDir, mediaPlace: workDir, userAgent: "Playhead/test", fetchPrivate: true, signal };
  const length = (url: string, changed = {}) =>
    withSpeech(1, url, { ...reading, ...changed }, async ({ duration }) => duration);
  expect(await length(`${host.origin}/a.mp3`)).toBeCloseTo(3, 1);
  expect(readdirSync(workDir)).toEqual([]);
  expect(await length(`${host.origin}/b.mp3`)).toMatchObject({ code: "http-status", value: "404" });
  expect(await length(`${host.origin}/a.mp3`, { fetchPrivate: false })).toMatchObject({
    code: "address-private",
  });
  expect(await length(`/media/${"0".repeat(32)}.mp3`)).toMatchObject({ code: "file-missing" });
  expect(readdirSync(workDir)).toEqual([]);
});
