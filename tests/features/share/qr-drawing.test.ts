import { encode } from "uqr";
import { expect, test } from "vitest";
import { drawQr, qrFile } from "#features/share/qr-drawing.ts";

const LINK = "https://play.example/shows/звук/files?t=754.2,792&quote=2.AbCd~Ef";

test("the path draws every dark module once, and none else", () => {
  const { path } = drawQr(LINK);
  const drawn = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)].flatMap(([, x, y, width]) =>
    Array.from({ length: Number(width) }, (_, step) => `${Number(x) + step} ${y}`),
  );
  const { data } = encode(LINK, { ecc: "M", border: 4 });
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`${x} ${y}`] : [])));
  expect(drawn).toEqual(dark);
  expect(path.replace(/M\d+ \d+h(\d+)v1h-\1z/g, "")).toBe("");
});

test("the file is a whole SVG document", () => {
  const file = decodeURIComponent(qrFile(drawQr(LINK)).replace(/^data:image\/svg\+xml;charset=utf-8,/, ""));
  expect(file).toMatch(
    /^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/,
  );
  expect(file).toMatch(/<\/svg>\n$/);
});
