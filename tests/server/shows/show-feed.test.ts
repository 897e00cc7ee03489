import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GET as getFile } from "#app/shows/[show]/[episode]/[file]/route.ts";
import { GET as getFeed } from "#app/shows/[show]/feed.xml/route.ts";
import { writeShowFeed } from "#core/feed/write/show-feed.ts";
import { type Database, database } from "#server/db/client.ts";
import { importSource } from "#server/import/import-source.ts";
import { podcastGuid } from "#server/shows/podcast-guid.ts";
import { findShowFeed } from "#server/shows/show-feed.ts";
import { rssFaults } from "../../core/feed/write/rss-faults.ts";
import { freshDatabase, importOptions, processDatabase } from "../database.ts";
import { addShow } from "../search/search-archive.ts";

const SHOW = "set-down-in-sound";
const EPISODE = "how-sound-becomes-a-file";

/** Serves a show as Next does, by its own routes. */
const site = createServer(async (request, response) => {
  const answer = await answerFor(request.url ?? "");
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(await answer.text());
});
let home = "";

function answerFor(address: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const request = new Request(home + address, { headers });
  const [, , show = "", name = "", file = ""] = new URL(request.url).pathname.split("/");
  if (name === "feed.xml") return getFeed(request, { params: Promise.resolve({ show }) });
  return getFile(request, { params: Promise.resolve({ show, episode: name, file }) });
}

beforeAll(async () => {
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
  const { port } = site.address() as AddressInfo;
  home = `http://127.0.0.1:${port}`;
});
const { folder } = processDatabase(() => ({ PUBLIC_URL: home }));
beforeAll(async () => {
  for (const show of [SHOW, "zapisano-s-golosa"])
    await importSource(`prisma/demo/${show}`, importOptions(database(), folder), () => {});
});

afterAll(() => void site.close());

const person = { name: true, role: true, group: true, href: true, imageUrl: true };

/** All that is kept of a show, but for what each database has of its own: ids, dates of import, waveforms. */
async function keptOf(db: Database, slug: string) {
  const persons = { select: person, orderBy: { id: "asc" } } as const;
  const passage = { speaker: true, start: true, end: true, text: true, wordTimes: true };
  const chapter = { start: true, end: true, title: true, url: true, imageUrl: true, listed: true };
  return db.show.findUniqueOrThrow({
    where: { slug },
    select: {
      guid: true,
      title: true,
      description: true,
      author: true,
      language: true,
      link: true,
      imageUrl: true,
      explicit: true,
      type: true,
      categories: true,
      persons,
      episodes: {
        orderBy: { guid: "asc" },
        select: {
          slug: true,
          guid: true,
          title: true,
          summary: true,
          notes: true,
          notesText: true,
          link: true,
          publishedAt: true,
          duration: true,
          season: true,
          seasonName: true,
          number: true,
          numberLabel: true,
          type: true,
          explicit: true,
          imageUrl: true,
          audioUrl: true,
          audioType: true,
          audioBytes: true,
          persons,
          tags: { select: { slug: true, name: true }, orderBy: { slug: "asc" } },
          chapters: { select: chapter, orderBy: { start: "asc" } },
          soundbites: { select: { start: true, end: true, title: true }, orderBy: { start: "asc" } },
          transcripts: {
            select: {
              language: true,
              format: true,
              timing: true,
              passages: { select: passage, orderBy: { position: "asc" } },
            },
          },
        },
      },
    },
  });
}

describe("a show that went through its feed", () => {
  test.each([SHOW, "zapisano-s-golosa"])("%s is the same in another Playhead", async (slug) => {
    const { db, folder: other } = await freshDatabase();
    const own = { publicUrl: "https://another.example", port: 1 };
    const options = { ...importOptions(db, other), fetchPrivate: true, own };
    const report = await importSource(`${home}/shows/${slug}/feed.xml`, options, () => {});
    // Audio elsewhere is not fetched, because its host counts; everything else was read without a word.
    expect(new Set(report.notices.map(({ problem }) => problem.code))).toEqual(
      new Set(["audio-not-measured"]),
    );
    const before = await keptOf(database(), slug);
    const whole = (address: string | null) => (address?.startsWith("/") ? home + address : address);
    expect(before.episodes.length).toBeGreaterThan(0);
    expect(await keptOf(db, slug)).toEqual({
      ...before,
      imageUrl: whole(before.imageUrl),
      episodes: before.episodes.map((episode) => ({
        ...episode,
        link: episode.link ?? `${home}/shows/${slug}/${episode.slug}`,
        imageUrl: whole(episode.imageUrl),
        audioUrl: whole(episode.audioUrl),
        duration: Math.round(episode.duration ?? 0),
      })),
    });
  });
});

describe("the feed of a show", () => {
  const address = `/shows/${SHOW}/feed.xml`;

  test("is not there where the show is not", async () => {
    expect((await answerFor("/shows/nothing/feed.xml")).status).toBe(404);
  });

  test("is valid, and says what it is", async () => {
    const response = await answerFor(address);
    expect(response.headers.get("content-type")).toBe("application/rss+xml; charset=utf-8");
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(rssFaults(await response.text())).toEqual([]);
  });

  test("is not sent to whoever has it", async () => {
    const { headers } = await answerFor(address);
    const [etag, modified] = [headers.get("etag") ?? "", headers.get("last-modified") ?? ""];
    for (const asked of [{ "if-none-match": `"x", W/${etag}` }, { "if-modified-since": modified }] as const) {
      const again = await answerFor(address, { ...asked });
      expect([again.status, again.headers.get("etag"), await again.text()]).toEqual([304, etag, ""]);
    }
    const other = { "if-none-match": '"x"', "if-modified-since": modified };
    expect((await answerFor(address, other)).status).toBe(200);
  });

  test("of 5,000 episodes has every one of them", async () => {
    const { db } = await freshDatabase();
    await addShow(db, "Sea", "en", []);
    const { id: showId } = await db.show.findUniqueOrThrow({ where: { slug: "sea" } });
    const episodes = Array.from({ length: 5000 }, (_, index) => ({
      showId,
      slug: `e${index}`,
      guid: `e${index}`,
      title: `Episode ${index}`,
      importChecksum: "",
      summary: "So it was. ".repeat(20),
      notes: `<p>${"So it was, and more. ".repeat(60)}</p>`,
      publishedAt: new Date(index * 86_400_000),
      audioUrl: `https://a.example/${index}.mp3`,
    }));
    await db.episode.createMany({ data: episodes });
    // One statement for all of them: through Prisma it is most of the time of this file.
    await db.$executeRaw`INSERT INTO "Person" ("episodeId", "name", "role", "group") SELECT "id", 'Vera', 'host', 'cast' FROM "Episode"`;
    await db.$executeRaw`INSERT INTO "Chapter" ("episodeId", "start", "title") SELECT "id", 0, 'Beginning' FROM "Episode"`;
    await db.$executeRaw`INSERT INTO "Transcript" ("episodeId", "language", "format", "timing") SELECT "id", 'en', 'vtt', 'word' FROM "Episode"`;
    const found = await findShowFeed("sea", home, db);
    const xml = found && writeShowFeed(found.feed, home);
    expect(xml?.match(/<item>/g)).toHaveLength(5000);
    expect(xml?.match(/<podcast:chapters /g)).toHaveLength(5000);
  }, 120_000);
});

describe("the guid of a show", () => {
  // The specification's own example, and two that other programs have published.
  test.each([
    ["https://podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c"],
    ["podnews.net/rss//", "9b024349-ccf0-5f69-a609-6b82873eab3c"],
    ["https://mp3s.nashownotes.com/pc20rss.xml", "917393e3-1b1e-5cef-ace4-edaa54e1f810"],
  ])("from %s is that which every program finds", (address, guid) => {
    expect(podcastGuid(address)).toBe(guid);
  });

  test("is its own, else from where it came, else from its feed here", async () => {
    const { db } = await freshDatabase();
    const own = "177FDED4-d010-5c35-85a5-00e33d3e9954";
    const guids = [own, "https://podnews.net/rss", "/home/host/show"];
    for (const guid of guids) await addShow(db, guid, "en", []);
    const shows = await db.show.findMany({ orderBy: { id: "asc" } });
    const found = await Promise.all(shows.map(({ slug }) => findShowFeed(slug, home, db)));
    expect(found.map((one) => one?.feed.guid)).toEqual([
      own,
      podcastGuid("https://podnews.net/rss"),
      podcastGuid(`${home}/shows/${shows[2]?.slug}/feed.xml`),
    ]);
  });
});

describe("the files of an episode", () => {
  const file = (name: string) => answerFor(`/shows/${SHOW}/${EPISODE}/${name}`);

  test.each(["transcript.exe", "clip.json?t=60,72", "clip.vtt?t=99990,99999"])(
    "%s is not there",
    async (name) => {
      expect((await file(name)).status).toBe(404);
    },
  );

  test.each(["clip.vtt", "clip.md?t=60", "clip.txt?t=72,60", "clip.srt?t=soon"])(
    "%s is asked better",
    async (name) => {
      const response = await file(name);
      expect([response.status, response.headers.get("content-type")]).toEqual([
        400,
        "application/problem+json",
      ]);
      expect(await response.json()).toMatchObject({
        status: 400,
        detail: expect.stringContaining("?t=60,72"),
      });
    },
  );

  test("say what they are, in which language, and how they are called", async () => {
    const { headers } = await file("transcript.srt");
    expect(Object.fromEntries(headers)).toMatchObject({
      "content-type": "application/x-subrip; charset=utf-8",
      "content-language": "en",
      "content-disposition": `inline; filename="${EPISODE}.srt"; filename*=UTF-8''How%20Sound%20Becomes%20a%20File.srt`,
    });
    const etag = headers.get("etag") ?? "";
    const again = await answerFor(`/shows/${SHOW}/${EPISODE}/transcript.srt`, { "if-none-match": etag });
    expect(again.status).toBe(304);
  });

  test("of a range have its words", async () => {
    const vtt = await (await file("clip.vtt?t=60,72")).text();
    expect(vtt).toMatch(/^WEBVTT\n\n00:00:0\d\.\d{3} --> 00:00:/);
    const md = await (await file("clip.md?t=60,72")).text();
    expect(md).toMatch(
      /\n> — \[How Sound Becomes a File, Set Down in Sound, 1:00–1:12\]\(http[^)]*\?t=60,72&quote=/,
    );
  });
});
