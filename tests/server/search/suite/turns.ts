import { describe, expect, onTestFinished, test } from "vitest";
import { searchFor } from "#core/search/request.ts";
import { addShow } from "../search-archive.ts";
import type { Searcher } from "./searcher.ts";

export function describeTurns({ opened, search, marks }: Searcher): void {
  describe("what is said in turn", () => {
    test.each([
      ["one passage after the other", "why THEN fog", ["Why", "fog"]],
      ["in this order alone", "fog THEN why", []],
      ["not too late", "fog THEN bell", []],
      ["as late as is said", "fog THEN bell within:80", ["fog", "bell"]],
      ["and no later", "fog THEN bell within:79", []],
      ["with the word of another language", "fog ПОТОМ bell within:1m20s", ["fog", "bell"]],
      [
        "in one passage too, in this order",
        "bell THEN because within:10",
        ["bell", "Because", "bell", "because"],
      ],
      ["in one passage not the other way round", "me THEN bell", []],
      ["by those who are meant", "speaker:nora bell THEN speaker:otto because", ["bell", "Because"]],
      ["by one of them", "bell THEN -speaker:nora because -fog", ["bell", "because"]],
      ["by nobody else", "speaker:otto why THEN fog", []],
      ["three in turn", "why THEN fog THEN who", ["Why", "fog", "Who"]],
      ["all of them or nothing", "why THEN who THEN fog", []],
      [
        "phrases, words near one another, one or the other",
        '"the bell" THEN "fog because"~2 OR zeppelin',
        ["the bell", "Because", "fog"],
      ],
      ["nothing that is nowhere", "bell THEN zeppelin", []],
      ["titles are not said", "in:title bells THEN fog", []],
    ])("%s: %s", async (_, query, expected) => {
      expect(await marks(query)).toEqual(expected.toSorted());
    });

    test("is counted by passages, played and filtered as any other hit", async () => {
      const page = await search("why THEN fog");
      expect(page).toMatchObject({ totalHits: 2, totalEpisodes: 1, playable: 2 });
      expect(page.facets.speaker.map(({ value }) => value).toSorted()).toEqual(["Nora", "Otto"]);
      expect(await search("why THEN fog", { speaker: "Nora" })).toMatchObject({ totalHits: 1 });
      expect((await search("lang:ru why THEN fog")).totalHits).toBe(0);
    });

    test("is listed in the order of time, whatever says more", async () => {
      const { episodes } = await search("the THEN silence within:120");
      const hits = episodes[0]?.hits ?? [];
      expect(hits.map(({ start, number }) => [start, number])).toEqual([
        [expect.closeTo(5, -1), 0],
        [expect.closeTo(15, -1), 1],
        [30, 2],
      ]);
      const { hits: played } = await opened.backend.playable(searchFor("the THEN silence within:120"), 0);
      expect(played.map(({ start }) => start)).toEqual(
        played.map(({ start }) => start).toSorted((a, b) => a - b),
      );
    });

    test("is marked in a transcript where it is said in turn, and nowhere else", async () => {
      const found = async (query: string) =>
        (await opened.backend.marks("dialogues/bells", "en", query)).map(({ text }) => text);
      expect(await found("why THEN fog")).toEqual([0, 1]);
      expect(await found("fog THEN bell within:80")).toEqual([1, 10]);
      expect(await found("because THEN bell")).toEqual([]);
    });

    test("leads nowhere from a passage whose times are not known, but within it", async () => {
      const { db } = opened;
      const lines = [
        ["Nora", "A foghorn, then a siren."],
        ["Otto", "A siren."],
        ["Nora", "No foghorn."],
      ] as const;
      onTestFinished(async () => void (await db.show.deleteMany({ where: { title: "Horns" } })));
      await addShow(db, "Horns", "en", [{ title: "Horns", lines }]);
      expect((await search("foghorn THEN siren")).totalHits).toBe(2);
      const { id } = await db.transcript.findFirstOrThrow({ where: { episode: { title: "Horns" } } });
      const untimed = { start: null, end: null, wordTimes: "" };
      await db.passage.updateMany({ where: { transcriptId: id }, data: untimed });
      await db.transcript.update({ where: { id }, data: { timing: "none", edition: { increment: 1 } } });
      expect((await search("foghorn THEN siren")).totalHits).toBe(1);
      expect((await search("siren THEN foghorn")).totalHits).toBe(0);
    });

    test("is corrected where a word is said by nobody", async () => {
      expect((await search("bel THEN fog")).didYouMean).toEqual(["bell THEN fog"]);
    });
  });
}
