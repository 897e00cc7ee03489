import { expect, test } from "vitest";
import { wavePath } from "#core/audio/wave-path.ts";

test("silence is still drawn, so that a quiet part is part of the whole", () => {
  expect(wavePath(new Uint8Array(4), 2)).toBe("M0.5 11.5v1M1.5 11.5v1");
});

test("each bar is the loudest of its share, mirrored about the middle", () => {
  expect(wavePath([0, 255, 128, 0], 2)).toBe("M0.5 1v22M1.5 9.6v4.8");
});

test("fewer peaks than bars are drawn as wide as they are", () => {
  expect(wavePath([255], 3).match(/M/g)).toHaveLength(3);
});
