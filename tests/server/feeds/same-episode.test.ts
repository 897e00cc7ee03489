import { expect, test } from "vitest";
import { importFeed } from "#server/import/import-feed.ts";
import { freshDatabase, importOptions } from "../database.ts";
import { feedOf, host } from "../import/feed-host.ts";
import { correct, textOf } from "../revisions/talk.ts";

const DATE = "<pubDate>Sun, 29 Nov 2026 06:00:00 GMT</pubDate>";

/** An episode at one sound and day, with what is said in it. */
function item(guid: string, title: string, audio = "talk.mp3"): string {
  return `<item><title>${title}</title><guid>${guid}</guid>${DATE}<enclosure url="${audio}" type="audio/mpeg" length="1"/><podcast:transcript url="talk.vtt" type="text/vtt"/></item>`;
}

const SAID = "WEBVTT\n\n00:00.000 --> 00:02.000\nThe light house was built in spring.\n";

test.each([
  ["the same title", item("new", "Harbour"), SAID],
  ["another title", item("new", "The harbour, mastered anew"), SAID],
  ["a token in its address", item("new", "Harbour", "talk.mp3?token=2"), SAID],
  [
    "more said before it",
    item("new", "Harbour"),
    SAID.replace("\n\n", "\n\n00:00.000 --> 00:00.500\nHello there, all.\n\n"),
  ],
])(
  "an episode that has another guid and the same sound, with %s, keeps its address, corrections and what links name",
  async (_what, changed, said) => {
    const { db, folder } = await freshDatabase();
    const { files, origin } = await host({ "/feed": feedOf(item("old", "Harbour")), "/talk.vtt": SAID });
    const options = { ...importOptions(db, folder), fetchPrivate: true };
    await importFeed(`${origin}/feed`, options);
    const account = await db.account.create({
      data: { name: "Edith", key: "edith", role: "editor", passwordHash: "" },
    });
    const editor = { id: account.id, name: account.name, role: "editor" } as const;
    const before = await db.episode.findFirstOrThrow({
      include: { transcripts: { include: { passages: true } } },
    });
    const transcript = before.transcripts[0]?.id ?? 0;
    await correct(db, transcript, editor, "light house", "lighthouse");

    files.set("/feed", feedOf(changed));
    files.set("/talk.vtt", said);
    await db.feed.updateMany({ data: { etag: null } });
    const report = await importFeed(`${origin}/feed`, { ...options, known: true });

    expect(report).toMatchObject({ added: 0, updated: 1 });
    const after = await db.episode.findMany({ include: { transcripts: { include: { passages: true } } } });
    expect(after.map(({ id, slug, guid, withdrawnAt }) => ({ id, slug, guid, withdrawnAt }))).toEqual([
      { id: before.id, slug: before.slug, guid: "new", withdrawnAt: null },
    ]);
    expect((await textOf(db, transcript)).join(" ")).toContain("The lighthouse was built in spring.");
    expect(await db.revision.findMany({ select: { state: true } })).toEqual([{ state: "applied" }]);
    // Links and bookmarks name an episode by its address and a passage by its words and time.
    const keys = after[0]?.transcripts[0]?.passages.map(({ key }) => key);
    if (said === SAID) expect(keys).toEqual(before.transcripts[0]?.passages.map(({ key }) => key));
  },
);
