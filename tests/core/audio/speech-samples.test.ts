import fc from "fast-check";
import { expect, test } from "vitest";
import { PcmStream } from "#core/audio/pcm-stream.ts";
import { SPEECH_RATE, SpeechSamples, speechWavHead } from "#core/audio/speech-samples.ts";

test("channels become one, and each sample is the mean of its time", () => {
  const samples = new SpeechSamples();
  const left = Float32Array.of(1, 0, 0.5, 0.5);
  const right = Float32Array.of(0, 0, 0.5, 0.5);
  expect([...samples.push([left, right], 2 * SPEECH_RATE, 1)]).toEqual([8192, 16384]);
  expect([...new SpeechSamples().push([Int16Array.of(7, -9)], SPEECH_RATE / 2, 32_767)]).toEqual([
    7, 7, -9, -9,
  ]);
});

test("what is no number is silence, and what is too loud as loud as can be", () => {
  expect([...new SpeechSamples().push([Float32Array.of(Number.NaN, 9, -9)], SPEECH_RATE, 1)]).toEqual([
    0, 32767, -32768,
  ]);
});

test("however the sound comes in pieces, the same comes of it, as long as it was", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -30_000, max: 30_000 }), { minLength: 1, maxLength: 400 }),
      fc.constantFrom(8000, 11_025, 16_000, 22_050, 44_100, 48_000),
      fc.nat(400),
      (values, rate, cut) => {
        const sound = Int16Array.from(values);
        const whole = [...new SpeechSamples().push([sound], rate, 32_767)];
        const pieces = new SpeechSamples();
        const parts = [sound.subarray(0, cut), sound.subarray(cut)].flatMap((part) => [
          ...pieces.push([part], rate, 32_767),
        ]);
        expect(parts).toEqual(whole);
        expect(Math.abs(whole.length / SPEECH_RATE - values.length / rate)).toBeLessThanOrEqual(
          1 / SPEECH_RATE,
        );
      },
    ),
  );
});

test("a file of it is a WAV file", () => {
  const stream = new PcmStream();
  const file = new Uint8Array(48);
  file.set(speechWavHead(4));
  file.set([0x34, 0x12, 0xff, 0xff], 44);
  const [channel] = stream.push(file);
  expect(stream.sampleRate).toBe(SPEECH_RATE);
  expect(channel?.length).toBe(2);
});
