import { mkdtempSync, rmSync } from "node:fs";
import { readdir, readFile, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createCanvas } from "@napi-rs/canvas";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GET as getCard } from "#app/card/[show]/[episode]/route.ts";
import { encodePeaks } from "#core/audio/peaks.ts";
import type { Card } from "#server/card/card.ts";
import { cardName, findCard, keepCard } from "#server/card/card-store.ts";
import { directionOf } from "#server/card/direction.ts";
import { loadFaces } from "#server/card/faces.ts";
import { openCase } from "#server/card/lettering.ts";
import { fitText, LEADING } from "#server/card/lines.ts";
import { paintCard } from "#server/card/painter.ts";
import { pictureSize } from "#server/card/picture-size.ts";
import { splitClusters } from "#server/card/pieces.ts";
import { plainText } from "#server/card/plain-text.ts";
import { type Database, openDatabase } from "#server/db/client.ts";
import type { Threads } from "#server/thread/pool.ts";
import { createDatabase, temporaryFolder } from "../database.ts";
import { made } from "../made.ts";
import { addShow } from "../search/search-archive.ts";

const OVERRIDE = "\u202e";
/** What follows is set from left to right as it is written. */
const OVERRIDE_LEFT = "\u202d";

const QUOTE: Card = {
  text: "The lighthouse keeper never slept.",
  quoted: true,
  speaker: "Vera Lund",
  language: "en",
  showTitle: "Harbour Talk",
  episodeTitle: "About lamps",
  clock: "12:34–13:12",
  art: null,
  peaks: encodePeaks(Uint8Array.from({ length: 1800 }, (_, index) => index % 256)),
  played: 0.4,
  ended: 0.42,
  playable: true,
};

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

describe("painting", () => {
  const HOSTILE = `</text></svg><script>"><img onerror=alert(1)> & ]]> ${OVERRIDE}`;

  test.each<[string, Partial<Card>]>([
    ["a quote", {}],
    [
      "a title",
      {
        quoted: false,
        episodeTitle: null,
        speaker: null,
        clock: null,
        peaks: null,
        played: null,
        ended: null,
      },
    ],
    ["a range at the very end", { played: 1, ended: 1 }],
    ["a moment without an end", { ended: null }],
    ["a long one", { text: "word ".repeat(800) }],
    ["one word", { text: "w".repeat(80) }],
    ["nothing to read", { text: "" }],
    ["a script without a face", { text: "ประภาคาร" }],
    ["a hostile one", { text: HOSTILE, speaker: HOSTILE, showTitle: HOSTILE, episodeTitle: HOSTILE }],
    ["Russian", { text: "Маяк стоял на краю мыса.", language: "ru" }],
    ["Chinese", { text: "我们在夜里听见灯塔的声音，陆地就在附近。", language: "zh" }],
    ["Arabic", { text: "قال الحارس إن المنارة (Lighthouse 12) لم تنطفئ.", language: "ar" }],
    ["Hindi", { text: "प्रकाशस्तंभ की आवाज़ दूर समुद्र में।", language: "hi" }],
  ])("%s gives a PNG of 1200 by 630 that is not too heavy", async (_, changes) => {
    const png = await paintCard({ ...QUOTE, ...changes }, temporaryFolder());
    expect(pictureSize(png)).toEqual({ width: 1200, height: 630 });
    expect(png.length).toBeLessThan(300_000);
  });

  test("stored art is drawn, and what is no picture is not", async () => {
    const folder = temporaryFolder();
    const [good, bad, long] = ["1", "2", "3"].map((digit) => `${digit.repeat(32)}.png`);
    const art = await readFile("public/demo/set-down-in-sound.png");
    await writeFile(path.join(folder, good ?? ""), art);
    await writeFile(path.join(folder, bad ?? ""), art.subarray(0, 100));
    const bomb = Buffer.from(art);
    bomb.writeUInt32BE(60_000, 16);
    await writeFile(path.join(folder, long ?? ""), bomb);
    const plain = await paintCard(QUOTE, folder);
    expect(await paintCard({ ...QUOTE, art: good ?? null }, folder)).not.toEqual(plain);
    for (const art of [bad, long, `${"4".repeat(32)}.png`])
      expect(await paintCard({ ...QUOTE, art: art ?? null }, folder)).toEqual(plain);
  });
});

describe("the store of cards", () => {
  test("a card is named by all that is drawn", () => {
    expect(cardName({ ...QUOTE })).toBe(cardName(QUOTE));
    for (const changed of [
      { text: "Else." },
      { speaker: null },
      { played: 0.5 },
      { ended: 0.5 },
      { playable: false },
      { art: "a.png" },
    ])
      expect(cardName({ ...QUOTE, ...changed })).not.toBe(cardName(QUOTE));
  });

  test("it keeps five hundred, and lets the oldest go", async () => {
    const folder = temporaryFolder();
    const names = Array.from({ length: 500 }, (_, index) => `${String(index).padStart(32, "0")}.png`);
    for (const [index, name] of names.entries()) {
      await writeFile(path.join(folder, name), "");
      await utimes(path.join(folder, name), 1000 + index, 1000 + index);
    }
    await keepCard(folder, cardName(QUOTE), Uint8Array.of(1, 2));
    expect(await readdir(folder)).toHaveLength(500);
    expect(await findCard(folder, names[0] ?? "")).toBeNull();
    expect(await findCard(folder, names[1] ?? "")).not.toBeNull();
    expect([...((await findCard(folder, cardName(QUOTE))) ?? [])]).toEqual([1, 2]);
  });
});

describe("GET /card", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "playhead-card-"));

  beforeAll(async () => {
    Object.assign(process.env, { DATA_DIR: folder, DATABASE_URL: "" });
    const file = path.join(folder, "playhead.db");
    await createDatabase(file);
    const db = openDatabase(file);
    const line = "The lighthouse and its lamp stood there. Nobody answered.";
    await addShow(db, "Harbour Talk", "en", [{ title: "About lamps", minutes: 12, lines: [["Vera", line]] }]);
    await db.$disconnect();
  });

  afterAll(async () => {
    await Promise.all([made<Threads>("painter").end(), made<Database>("database").$disconnect()]);
    rmSync(folder, { recursive: true, force: true });
  });

  function ask(parameters: string, headers: Record<string, string> = {}, episode = "about-lamps") {
    const request = new Request(`http://localhost/card/harbour-talk/${episode}${parameters}`, { headers });
    return getCard(request, { params: Promise.resolve({ show: "harbour-talk", episode }) });
  }

  test("an unknown episode has no card", async () => {
    expect((await ask("", {}, "about-nothing")).status).toBe(404);
  });

  test("a card is drawn once, kept, and not sent to those who have it", async () => {
    const first = await ask("?t=2");
    expect(first.status).toBe(200);
    expect(first.headers.get("content-type")).toBe("image/png");
    expect(first.headers.get("cache-control")).toBe("public, max-age=86400");
    const etag = first.headers.get("etag") ?? "";
    expect(await readdir(path.join(folder, "cards"))).toEqual([etag.replaceAll('"', "")]);
    expect(pictureSize(new Uint8Array(await first.arrayBuffer()))).toEqual({ width: 1200, height: 630 });
    const again = await ask("?t=2", { "if-none-match": `"other", W/${etag}` });
    expect(again.status).toBe(304);
    // The same sentence and the same second, so the same picture.
    expect((await ask("?t=2.2&v=else")).headers.get("etag")).toBe(etag);
  });

  test("what cannot be read is ignored: the card is the episode's", async () => {
    const whole = (await ask("")).headers.get("etag");
    for (const parameters of ["?t=soon", `?t=${"9".repeat(5000)}`, "?quote=2.AbCd", "?t=</script>"])
      expect((await ask(parameters)).headers.get("etag")).toBe(whole);
  });

  test("many of the same at once are one drawing", async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask("?t=1,3")));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ headers }) => headers.get("etag"))).size).toBe(1);
  });
});
