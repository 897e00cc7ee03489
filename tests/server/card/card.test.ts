import { mkdtempSync, rmSync } from "node:fs";
import { readdir, readFile, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GET as getCard } from "#app/card/[show]/[episode]/route.ts";
import { encodePeaks } from "#core/audio/peaks.ts";
import type { Card } from "#server/card/card.ts";
import { cardName, findCard, keepCard } from "#server/card/card-store.ts";
import { paintCard } from "#server/card/painter.ts";
import { pictureSize } from "#server/card/picture-size.ts";
import { openDatabase } from "#server/db/client.ts";
import { closeProcess, createDatabase, temporaryFolder } from "../database.ts";
import { addShow } from "../search/search-archive.ts";

const OVERRIDE = "\u202e";

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
    await closeProcess();
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
