import { describe, expect, onTestFinished, test } from "vitest";
import type { PlayableHit } from "#core/search/playable-hit.ts";
import { type SearchRequest, searchFor } from "#core/search/request.ts";
import { addShow } from "../search-archive.ts";
import type { Searcher } from "./searcher.ts";

export function describePlaying({ opened, search }: Searcher): void {
  describe("the hits that are played in turn", () => {
    const playable = (query: string, from: number, changes: Partial<SearchRequest> = {}) =>
      opened.backend.playable({ ...searchFor(query), ...changes }, from);
    async function everyHit(query: string, changes: Partial<SearchRequest> = {}) {
      const hits: PlayableHit[] = [];
      for (;;) {
        const batch = await playable(query, hits.length, changes);
        if (batch.hits.length === 0) return { hits, total: batch.total };
        hits.push(...batch.hits);
      }
    }

    test("are none where nothing is found, and none past the last", async () => {
      expect(await playable("zeppelin", 0)).toEqual({ total: 0, hits: [] });
      expect(await playable("beacon", 34)).toEqual({ total: 34, hits: [] });
    });

    test("are all that have sound and times, each once, as many as are promised", async () => {
      const { hits, total } = await everyHit("beacon");
      const page = await search("beacon");
      expect([total, page.playable, page.totalHits]).toEqual([34, 34, 36]);
      expect(hits.map(({ number }) => number)).toEqual(Array.from({ length: 34 }, (_, number) => number));
      expect(new Set(hits.map(({ id }) => id)).size).toBe(34);
      expect(new Set(hits.map(({ track }) => track.title))).toEqual(new Set(["Short", "Long"]));
    });

    test.each([{}, { order: "oldest" as const }, { speaker: "Speaker 0" }, { episode: "signals/long" }])(
      "begin with those of each episode that are listed, then come by time: %o",
      async (changes) => {
        const { hits } = await everyHit("beacon", changes);
        const page = await search("beacon", changes);
        const listed = page.episodes.map((episode) => episode.hits.filter(({ number }) => number !== null));
        for (const { id, number } of listed.flat()) expect(hits[number ?? -1]?.id).toBe(id);
        for (const episode of page.episodes) {
          const own = hits.filter(({ track }) => track.href === episode.track.href);
          const others = own.slice(episode.hits.length).map(({ start }) => start);
          expect(others).toEqual(others.toSorted((a, b) => a - b));
        }
      },
    );

    test("are those alone that have times, where listening has not found all of them", async () => {
      const { db } = opened;
      const lines = Array.from(
        { length: 8 },
        (_, line) => [`Ann ${line}`, `Lantern number ${line}.`] as const,
      );
      onTestFinished(async () => void (await db.show.deleteMany({ where: { title: "Lanterns" } })));
      await addShow(db, "Lanterns", "en", [{ title: "Partly", audio: "/media/partly.mp3", lines }]);
      const { id } = await db.transcript.findFirstOrThrow({ where: { episode: { title: "Partly" } } });
      await db.passage.updateMany({
        where: { transcriptId: id, position: { in: [0, 3, 4] } },
        data: { start: null, end: null, wordTimes: "" },
      });
      const raised = { timing: "aligned", edition: { increment: 1 } };
      await db.transcript.update({ where: { id }, data: raised });
      for (const changes of [{}, { episode: "lanterns/partly" }]) {
        const { hits, total } = await everyHit("lantern", changes);
        const page = await search("lantern", changes);
        expect([total, page.playable, page.totalHits]).toEqual([5, 5, 8]);
        expect(hits.map(({ number }) => number)).toEqual([0, 1, 2, 3, 4]);
        const listed = page.episodes.flatMap((episode) => episode.hits);
        for (const { id: hit, start, number } of listed) {
          expect(number === null).toBe(start === null);
          if (number !== null) expect(hits[number]?.id).toBe(hit);
        }
      }
    });

    test("know their words, their times and their page of results", async () => {
      const { hits } = await playable("beacon", 0);
      expect(hits[0]).toMatchObject({
        id: "signals/long/en/60",
        page: 1,
        start: 600,
        end: 610,
        words: "Beacon, beacon: beacon!",
      });
    });
  });
}
