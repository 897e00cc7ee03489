import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { ALL_REPEATS, type SearchRequest, searchFor } from "#core/search/request.ts";
import { indexTranscript } from "#server/search/index/index-texts.ts";
import { addShow } from "../search-archive.ts";
import type { Searcher } from "./searcher.ts";

const READ =
  "This episode is brought to you by Candlewick, the people who make rope for lighthouses of every size, and who send it to your door.";
/** As another one reads it. */
const VARIED = READ.replace("of every size", "of any size");
/** Cut at another place: what was said before is in the same passage. */
const LATE = `And that was the harbour master. ${READ}`;

const REFRAIN = "And so say all of us together in the refrain of the song of the sea, number";

export function describeRepeats({ opened, search }: Searcher): void {
  describe("what is said in several episodes in much the same words", () => {
    beforeAll(async () => {
      const spoken = (title: string, published: string, read: string, ...more: [string, string][]) => ({
        title,
        published,
        audio: `/media/${title}.mp3`,
        lines: [["Ann", read] as const, ...more],
      });
      await addShow(opened.db, "Adverts", "en", [
        spoken("Ad one", "2020-01-01", READ),
        spoken("Ad two", "2020-02-01", VARIED, ["Paul", "My candlewick is out again."]),
        spoken("Ad three", "2020-03-01", LATE),
        { title: "Ad unheard", published: "2020-04-01", lines: [["Ann", READ]] },
        spoken("Refrain", "2020-05-01", `${REFRAIN} one.`, ["Paul", "Indeed."], ["Ann", `${REFRAIN} two.`]),
      ]);
    });
    afterAll(async () => void (await opened.db.show.deleteMany({ where: { title: "Adverts" } })));

    const listed = async (query: string, changes: Partial<SearchRequest> = {}) => {
      const { episodes, ...page } = await search(query, changes);
      return {
        ...page,
        hits: episodes.flatMap(({ track, hits }) => hits.map((hit) => ({ ...hit, title: track.title }))),
        titles: episodes.map(({ track }) => track.title),
      };
    };
    const playable = async (changes: Partial<SearchRequest> = {}) =>
      (await opened.backend.playable({ ...searchFor("candlewick"), ...changes }, 0)).hits;

    test("is one result, which says how often; what else matches stays", async () => {
      const found = await listed("candlewick");
      expect(found.titles.toSorted()).toEqual(["Ad three", "Ad two"]);
      expect(found.hits.map(({ title, repeats }) => [title, repeats]).toSorted()).toEqual([
        ["Ad three", { hits: 4, episodes: 4 }],
        ["Ad two", null],
      ]);
    });

    test("is folded where things are said in turn, too, and what is listed is what is played", async () => {
      const spoken = (title: string, published: string, ...texts: string[]) => {
        return {
          title,
          published,
          audio: `/media/${title}.mp3`,
          lines: texts.map((text, index) => [index === 1 ? "Paul" : "Ann", text] as const),
        };
      };
      onTestFinished(async () => void (await opened.db.show.deleteMany({ where: { title: "Turns" } })));
      await addShow(opened.db, "Turns", "en", [
        spoken(
          "Old turn",
          "2020-01-01",
          READ,
          "My candlewick leans at that door.",
          "Her candlewick fell out of a door.",
        ),
        spoken("New turn", "2020-02-01", READ),
      ]);
      const turns = { query: "candlewick THEN door within:1", show: "turns" };
      const { hits } = await listed(turns.query, turns);
      const played = await playable(turns);
      expect(hits.map(({ id, number }) => [id, number]).toSorted()).toEqual(
        played.map(({ id, number }) => [id, number]).toSorted(),
      );
      expect(hits).toHaveLength(3);
    });

    test("is counted whole, and what is not listed is told", async () => {
      const found = await listed("candlewick");
      expect([found.totalHits, found.totalEpisodes, found.folded]).toEqual([5, 4, { hits: 3, episodes: 2 }]);
      expect(found.facets.speaker.map(({ value, count }) => [value, count])).toEqual([
        ["Ann", 4],
        ["Paul", 1],
      ]);
      expect(found.months.reduce((sum, { count }) => sum + count, 0)).toBe(5);
    });

    test("is that of the newest episode that can be heard, and of the oldest where these come first", async () => {
      const standing = async (changes: Partial<SearchRequest>) =>
        (await listed("candlewick", changes)).hits.find(({ repeats }) => repeats)?.title;
      expect(await standing({ order: "newest" })).toBe("Ad three");
      expect(await standing({ order: "oldest" })).toBe("Ad one");
      expect(await standing({ to: "2020-02-28" })).toBe("Ad two");
    });

    test("is played once", async () => {
      const { playable: promised } = await search("candlewick");
      const played = await playable();
      expect([promised, played.length]).toEqual([2, 2]);
      expect(played.map(({ number }) => number)).toEqual([0, 1]);
      expect(new Set(played.map(({ id }) => id))).toEqual(
        new Set((await listed("candlewick")).hits.map(({ id }) => id)),
      );
      expect(await playable({ repeats: ALL_REPEATS })).toHaveLength(4);
    });

    test("is counted among the hits that are wanted alone", async () => {
      const found = await listed("candlewick", { from: "2020-03-01" });
      expect(found.hits.map(({ repeats }) => repeats)).toEqual([{ hits: 2, episodes: 2 }]);
      const single = await listed("candlewick", { from: "2020-03-01", to: "2020-03-31" });
      expect([single.hits.map(({ repeats }) => repeats), single.folded]).toEqual([
        [null],
        { hits: 0, episodes: 0 },
      ]);
    });

    test("is listed each by itself where that is asked for, and within an episode", async () => {
      const all = await listed("candlewick", { repeats: ALL_REPEATS });
      expect([all.hits.length, all.totalHits, all.folded]).toEqual([5, 5, { hits: 0, episodes: 0 }]);
      const [hit] = (await listed("candlewick")).hits.filter(({ repeats }) => repeats);
      const same = await listed("candlewick", { repeats: hit?.id ?? "" });
      expect(same.titles.toSorted()).toEqual(["Ad one", "Ad three", "Ad two", "Ad unheard"]);
      expect([same.totalHits, same.hits.length]).toEqual([4, 4]);
      const within = await listed("candlewick", { episode: "adverts/ad-two" });
      expect(within.hits).toHaveLength(2);
    });

    test.each(["adverts/ad-one/en/900", "adverts/ad-one/en/x", "nowhere/at-all/en/0", "100%"])(
      "is nothing where a hit is asked for that is none: %s",
      async (repeats) => {
        expect((await listed("candlewick", { repeats })).totalHits).toBe(0);
      },
    );

    test("stays as it is where it is said again in one episode alone", async () => {
      const found = await listed("refrain");
      expect(found.hits.map(({ repeats }) => repeats)).toEqual([null, null]);
    });

    test("is so without words as well, and new to who follows the search each time", async () => {
      const found = await listed("", { speaker: "Ann", show: "adverts" });
      expect([found.totalHits, found.folded]).toEqual([6, { hits: 3, episodes: 3 }]);
      const { fresh } = await opened.backend.news(searchFor("candlewick"), 0);
      expect(fresh).toBe(5);
    });

    test("is so no longer once it was corrected into something else", async () => {
      const { db } = opened;
      const where = { text: VARIED };
      const { id, transcriptId } = await db.passage.findFirstOrThrow({ where });
      await correct(
        id,
        transcriptId,
        "Nobody says what stood here: candlewick, and other words instead of those.",
      );
      expect((await listed("candlewick")).hits.find(({ repeats }) => repeats)?.repeats).toEqual({
        hits: 3,
        episodes: 3,
      });
      await correct(id, transcriptId, VARIED);
      expect((await listed("candlewick")).hits.find(({ repeats }) => repeats)?.repeats).toEqual({
        hits: 4,
        episodes: 4,
      });
    });

    async function correct(id: number, transcriptId: number, text: string) {
      await opened.db.$transaction(async (tx) => {
        await tx.passage.update({ where: { id }, data: { text } });
        await indexTranscript(tx, transcriptId);
      });
    }
  });
}
