import { expect, test } from "vitest";
import { logoShape, withFirst } from "#core/page/site-face.ts";

test.each([
  [64, 64, { width: 32, height: 32, wordmark: false }],
  [300, 100, { width: 96, height: 32, wordmark: true }],
  [2000, 100, { width: 160, height: 8, wordmark: true }],
  [4000, 1, { width: 160, height: 1, wordmark: true }],
  [50, 100, { width: 16, height: 32, wordmark: false }],
])(
  "a logo of %i x %i pixels fits into the header, and a wide one stands for the name",
  (width, height, shape) => {
    expect(logoShape({ url: "/media/x.png", width, height })).toEqual(shape);
  },
);

test("the chosen show comes first, and the others stay in their order", () => {
  const shows = ["a", "b", "c"].map((slug) => ({ slug }));
  const order = (first: string | null) =>
    withFirst(shows, first)
      .map(({ slug }) => slug)
      .join("");
  expect(order("c")).toBe("cab");
  expect(order(null)).toBe("abc");
  expect(order("gone")).toBe("abc");
});
