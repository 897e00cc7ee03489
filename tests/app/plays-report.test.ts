import { beforeAll, expect, test, vi } from "vitest";
import type { PlayMessage } from "#core/plays/message.ts";
import { PARTS } from "#core/plays/parts.ts";
import { database } from "#server/db/client.ts";
import { reportEpisode } from "#server/plays/episode-report.ts";
import { playsFile } from "#server/plays/file.ts";
import { countedDay } from "#server/plays/gathered.ts";
import { reportPlays } from "#server/plays/report.ts";
import { saveCounts } from "#server/plays/save.ts";
import { addShow } from "../server/search/search-archive.ts";
import { newMember, prepareAccounts, SITE } from "./account-forms.ts";

const asked = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({ headers: async () => asked.headers }));

const NOW = Date.parse("2026-11-29T18:00:00Z");
const SHOW = { show: "harbour-talk" };
const LAMPS = { ...SHOW, episode: "about-lamps" };
const WICKS = { ...SHOW, episode: "wicks" };
const upTo = (length: number) => Array.from({ length }, (_, part) => part);

prepareAccounts();

beforeAll(async () => {
  const db = database();
  await addShow(db, "Harbour Talk", "en", [
    {
      title: "About lamps",
      minutes: 1,
      lines: [
        ["Vera", "The lamp stood on the pier."],
        ["Paul", "Nobody ever lit it."],
      ],
    },
    { title: "Wicks", minutes: 10, lines: [] },
  ]);
  const [lamps = 0, wicks = 0] = (await db.episode.findMany({ orderBy: { id: "asc" } })).map(({ id }) => id);
  await db.show.updateMany({ data: { slug: SHOW.show } });
  for (const [id, { episode }] of [[lamps, LAMPS] as const, [wicks, WICKS] as const])
    await db.episode.update({ where: { id }, data: { slug: episode } });
  const heard = (heard: readonly number[], again: readonly number[] = []): PlayMessage => ({
    ...LAMPS,
    kind: "heard",
    play: true,
    embedded: false,
    heard,
    again,
  });
  const moment = (kind: "shared" | "opened", start: number, end: number | null): PlayMessage => ({
    ...LAMPS,
    kind,
    moment: { start, end },
  });
  await saveCounts(db, [
    countedDay(lamps, "2026-11-29", heard(upTo(PARTS), [20])),
    countedDay(lamps, "2026-11-29", heard(upTo(17))),
    countedDay(lamps, "2026-11-29", heard(upTo(17))),
    countedDay(lamps, "2026-11-20", heard(upTo(PARTS))),
    countedDay(lamps, "2026-11-29", moment("shared", 10, 20)),
    countedDay(lamps, "2026-11-22", moment("shared", 10, 20)),
    countedDay(lamps, "2026-11-29", moment("opened", 10, 20)),
    countedDay(wicks, "2026-11-29", moment("shared", 3, null)),
  ]);
});

test("a span has what was counted in it, and every day its bar", async () => {
  const week = await reportPlays(database(), "7", NOW);
  expect(week).toMatchObject({
    total: { plays: 3, embedded: 0, toEnd: 1 / 3 },
    episodes: [
      {
        ...LAMPS,
        title: "About lamps",
        showTitle: "Harbour Talk",
        plays: 3,
        heardEnd: 1,
        shared: 1,
        opened: 1,
      },
      { ...WICKS, plays: 0, shared: 1, opened: 0 },
    ],
    more: false,
  });
  expect(week?.bars.bars).toHaveLength(7);
  expect(week?.bars.bars.at(-1)).toEqual({ day: "2026-11-29", count: 3 });
  const all = await reportPlays(database(), "all", NOW);
  expect(all?.total).toEqual({ plays: 4, embedded: 0, toEnd: 0.5 });
  expect(all?.bars.bars.map(({ count }) => count)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 3]);
  expect(await reportPlays(database(), "7", NOW + 30 * 86_400_000)).toBeNull();
});

test("of an episode it is told where the most stop and go back to, in its words, and what was shared", async () => {
  const report = await reportEpisode(database(), LAMPS, "28", NOW);
  expect(report).toMatchObject({
    duration: 60,
    total: { plays: 4, toEnd: 0.5 },
    stops: { start: 9.6, count: 2, words: "The lamp stood on the pier." },
    again: { start: 12, count: 1, words: "Nobody ever lit it." },
    moments: [{ shared: 2, opened: 1, quote: { text: "Nobody ever lit it.", speaker: "Paul" } }],
  });
  expect(report?.count.heard[16]).toBe(4);
  expect(report?.count.heard[17]).toBe(2);
  expect((await reportEpisode(database(), LAMPS, "7", NOW))?.total.plays).toBe(3);
  expect(await reportEpisode(database(), { ...LAMPS, episode: "none" }, "7", NOW)).toBeNull();
});

test("an episode that nobody has heard has a report without plays", async () => {
  expect(await reportEpisode(database(), WICKS, "7", NOW)).toMatchObject({
    total: { plays: 0, toEnd: null },
    stops: null,
    again: null,
    moments: [{ shared: 1, href: "/shows/harbour-talk/wicks?t=3" }],
  });
});

test("the file has a row for each day of each episode", async () => {
  const lines = (await playsFile(database(), "all", NOW, SITE)).split("\r\n");
  const lamps = `Harbour Talk,About lamps,${SITE}/shows/harbour-talk/about-lamps`;
  expect(lines).toEqual([
    "day,show,episode,link,plays,embedded,to_the_end,shared,opened",
    `2026-11-20,${lamps},1,0,1,0,0`,
    `2026-11-22,${lamps},0,0,0,1,0`,
    `2026-11-29,${lamps},3,0,1,1,1`,
    `2026-11-29,Harbour Talk,Wicks,${SITE}/shows/harbour-talk/wicks,0,0,0,1,0`,
    "",
  ]);
});

test("the file is for hosts", async () => {
  const { GET } = await import("#app/host/plays.csv/route.ts");
  const ask = async (cookie: string) => {
    asked.headers = new Headers({ cookie });
    return GET(new Request(`${SITE}/host/plays.csv?days=all`));
  };
  expect((await ask("")).status).toBe(401);
  expect((await ask((await newMember("Ed", "editor")).cookie)).status).toBe(403);
  const answer = await ask((await newMember("Hoss", "host")).cookie);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/csv; charset=utf-8"]);
  expect(await answer.text()).toMatch(/^day,show,/);
});
