import { createCanvas } from "@napi-rs/canvas";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { directionOf } from "#server/card/direction.ts";
import { loadFaces } from "#server/card/faces.ts";
import { openCase } from "#server/card/lettering.ts";
import { fitText, LEADING } from "#server/card/lines.ts";
import { splitClusters } from "#server/card/pieces.ts";
import { plainText } from "#server/card/plain-text.ts";

const OVERRIDE = "\u202e";
/** What follows is set from left to right as it is written. */
const OVERRIDE_LEFT = "\u202d";

describe("the direction of a text", () => {
  test.each([
    ["12 lamps", "ltr"],
    ["«שלום»", "rtl"],
    ["123 قال", "rtl"],
    ["", "ltr"],
    ["灯塔", "ltr"],
  ])("%s is %s", (text, direction) => expect(directionOf(text)).toBe(direction));

  /** A line as it is drawn from this edge on. */
  async function drawn(line: string, direction: "ltr" | "rtl"): Promise<string> {
    const pen = createCanvas(600, 80).getContext("2d");
    const { draw } = await openCase(pen, line, "serif");
    draw(line, { x: 40, end: "left", y: 60, size: 40, colour: "#1e1a16" }, direction);
    return pen.canvas.toDataURL();
  }

  test.each([
    ["abc", "abc"],
    ["אבג", "גבא"],
    ["אב 12:34 גד.", ".דג 12:34 בא"],
    ["ab אב 12 גד cd", "ab דג 12 בא cd"],
    ["אב (גד)", "(דג) בא"],
    ["אב [hd] גד", "דג [hd] בא"],
    ["ab אב, cd", "ab בא, cd"],
    ["אב 50% גד", "דג 50% בא"],
  ])("%s is shown as %s", async (text, expected) => {
    expect(await drawn(text, directionOf(text))).toBe(await drawn(`${OVERRIDE_LEFT}${expected}`, "ltr"));
  });
});

describe("setting a text in lines", () => {
  const box = { width: 1000, height: 260, sizes: [72, 50, 34] };
  const half = (text: string) => text.length / 2;
  const lay = (text: string, language = "en") => fitText(text, box, language, half);

  test("what is too long for the smallest size ends in an ellipsis", () => {
    const { lines, size } = lay("word, ".repeat(200).trim());
    expect(size).toBe(34);
    expect(lines.at(-1)).toMatch(/word…$/);
  });

  test("one word that no line holds is broken, and keeps its letters", () => {
    const word = "Donaudampfschiff".repeat(5);
    const { lines } = lay(word);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join("")).toBe(word);
  });

  test("a smaller size is taken rather than a word broken", () => {
    expect(lay("a".repeat(50))).toEqual({ lines: ["a".repeat(50)], size: 34 });
  });

  test("lines of a short text are about as long as each other", () => {
    const { lines } = lay("one three five seven nine eleven thirteen");
    const lengths = lines.map((line) => line.length);
    expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThan(10);
  });

  test("no line of Chinese or Japanese begins with what closes, or ends with what opens", () => {
    for (const text of [
      "我们听见灯塔的声音，它告诉远方的船只：陆地就在附近。".repeat(4),
      "灯台の声は「遠くの船」、と書いた。".repeat(7),
    ])
      for (const line of lay(text, "ja").lines) {
        expect(line).not.toMatch(/^[，。：、」]/);
        expect(line).not.toMatch(/「$/);
      }
  });

  test("every text fits, and is all there unless it ends in an ellipsis", () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 120 }), (text) => {
        const { lines, size } = lay(text);
        expect(((lines.length - 1) * LEADING + 1) * size).toBeLessThanOrEqual(box.height);
        for (const line of lines) expect(half(line) * size).toBeLessThanOrEqual(box.width);
        const whole = lines.join(" ");
        if (!whole.endsWith("…")) expect(whole).toBe(text);
      }),
      { numRuns: 50 },
    );
  });
});

describe("a stranger's text", () => {
  test.each([
    [`a${OVERRIDE}b\u2066c\u2069`, "abc"],
    ["two\nlines\tof\u0000it", "two lines of it"],
    ["sound 🎧👩🏽‍🚀🇺🇦 on", "sound on"],
    ["© 2026 #1 *", "© 2026 #1 *"],
    [`o${"\u0301".repeat(90)}`, `o${"\u0301".repeat(4)}`],
    ["half \ud83d of one", "half of one"],
  ])("%j is set as %j", (text, expected) => expect(plainText(text)).toBe(expected));

  test("a hundred thousand characters are not all looked at", () => {
    expect(plainText("x".repeat(100_000))).toHaveLength(4000);
  });
});

describe("faces", () => {
  test.each([
    ["Latin", "Příliš žluťoučký kůň, cœur & Ångström"],
    ["Cyrillic", "Съешь же ещё этих мягких, їжак"],
    ["Greek", "Ξεσκεπάζω την ψυχοφθόρα"],
    ["Chinese", "我们在夜里听见灯塔的声音。"],
    ["Japanese", "駅で読んだ「図書館」のサウンド"],
    ["Korean", "등대의 목소리는"],
    ["Arabic", "قال الحارس إنّ المنارة ١٢"],
    ["Hebrew", "שומר המגדלור, שָׁלוֹם"],
    ["Devanagari", "प्रकाशस्तंभ की आवाज़ क्षमा।"],
    ["Thai", "ผู้ดูแลประภาคารไม่เคยหลับเลย น้ำ ๑๒๓"],
  ])("there is one for every letter of %s", async (_, text) => {
    for (const style of ["serif", "sans"] as const) {
      expect((await loadFaces(text, style)).shown(text)).toBe(text.normalize("NFC"));
    }
  });

  test("what none has is left out", async () => {
    const { shown } = await loadFaces("A বাতি b", "serif");
    expect(shown("A বাতি b")).toBe("A  b");
  });

  test("a letter and its mark are one sign where there is one", async () => {
    expect((await loadFaces("e\u0302", "serif")).shown("e\u0302")).toBe("ê");
  });

  test("syllables of Devanagari are not parted", () => {
    expect(splitClusters("क्षमा की")).toEqual(["क्ष", "मा", " ", "की"]);
  });
});
