import fc from "fast-check";
import { expect, test } from "vitest";
import type { TranscriptEntry } from "#server/search/catalogue/catalogue.ts";
import {
  type FoundTurn,
  joinTurns,
  listSpokenTurns,
  type PassageTimes,
} from "#server/search/catalogue/turns.ts";
import { episodeEntry } from "./episode-entry.ts";

const EPISODE = episodeEntry();
const LENGTH = 12;

/** Two transcripts of so many passages, by three speakers in turn. */
const transcripts = [1, 2].map(
  (id): TranscriptEntry => ({
    id,
    episode: EPISODE,
    language: "en",
    timed: true,
    untimed: new Set(),
    first: id * 100,
    speakers: Uint32Array.from({ length: LENGTH }, (_, passage) => passage % 3),
  }),
);
const ids = transcripts.flatMap(({ first }) =>
  Array.from({ length: LENGTH }, (_, passage) => first + passage),
);

/** By how long each passage lasts, null for one whose times are not known. */
function timesOf(lengths: readonly (number | null)[]): PassageTimes {
  let time = 0;
  const spans = lengths.map((length) => {
    const start = time;
    time += length ?? 1;
    return length === null ? [Number.NaN, Number.NaN] : [start, time];
  });
  const of = (edge: 0 | 1) => Float64Array.from(spans, (span) => span[edge] ?? Number.NaN);
  return { starts: of(0), ends: of(1) };
}

const lengths = fc.array(fc.option(fc.nat(9), { freq: 5 }), { minLength: LENGTH, maxLength: LENGTH });
const found = fc.record({
  matches: fc
    .subarray(ids)
    .map((own) => ({ ids: Int32Array.from(own), scores: Float64Array.from(own, () => 1) })),
  speakers: fc.option(fc.tuple(fc.boolean(), fc.boolean(), fc.boolean())),
});

test("passages are kept that stand in a row of all turns, each near enough to the one before", () => {
  fc.assert(
    fc.property(
      fc.array(found, { minLength: 2, maxLength: 3 }),
      fc.nat(20),
      fc.tuple(lengths, lengths),
      (turns, within, [one, other]) => {
        const times = new Map([
          [1, timesOf(one)],
          [2, timesOf(other)],
        ]);
        const isInOrder = (turn: number, id: number) => (turn + id) % 2 === 0;
        const leads = (before: number, after: number, turn: number) => {
          if (before === after) return isInOrder(turn, before);
          const [from, to] = [Math.floor(before / 100), Math.floor(after / 100)];
          const { starts, ends } = times.get(from) ?? timesOf([]);
          const gap = (starts[after % 100] ?? 0) - (ends[before % 100] ?? 0);
          return from === to && before < after && gap <= within;
        };
        const idsOf = ({ matches, speakers }: FoundTurn) =>
          [...matches.ids].filter((id) => speakers === null || speakers[(id % 100) % 3]);
        const rows = turns.reduce<readonly (readonly number[])[]>(
          (made, turn, number) =>
            number === 0
              ? idsOf(turn).map((id) => [id])
              : made.flatMap((row) =>
                  idsOf(turn)
                    .filter((id) => leads(row.at(-1) ?? 0, id, number))
                    .map((id) => [...row, id]),
                ),
          [],
        );
        const joined = joinTurns(listSpokenTurns(turns, transcripts), { times, within, isInOrder });
        expect([...joined.ids]).toEqual([...new Set(rows.flat())].sort((a, b) => a - b));
        const scoreOf = (id: number) => turns.filter((turn) => idsOf(turn).includes(id)).length;
        expect([...(joined.scores ?? [])]).toEqual([...joined.ids].map(scoreOf));
      },
    ),
    { numRuns: 500 },
  );
});

test("transcripts are looked at that have every turn", () => {
  const turn = (...own: number[]) => ({
    matches: { ids: Int32Array.from(own), scores: Float64Array.from(own) },
    speakers: null,
  });
  const spoken = listSpokenTurns([turn(100, 201), turn(202)], transcripts);
  expect(spoken.map(({ transcript }) => transcript.id)).toEqual([2]);
});
