import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { listBookmarks } from "#core/sync/bookmark.ts";
import type { Change } from "#core/sync/change.ts";
import { listFeeds } from "#core/sync/subscription.ts";
import { FakeBrowser } from "./simulation.ts";
import { live, NOW, steps, type World } from "./three-devices.ts";

const byKey = (changes: Iterable<Change>) =>
  [...changes].sort((one, other) => (one.key < other.key ? -1 : 1));

function expectInStep({ server, browsers }: World): FakeBrowser {
  const late = new FakeBrowser("late");
  late.sync(server, NOW * 2);
  for (const browser of [...browsers, late]) {
    expect(byKey(browser.device.state.values())).toEqual(byKey(server.changes));
    expect(browser.bookmarks).toHaveLength(late.bookmarks.length);
    expect(browser.trash.map((one) => one.id).toSorted()).toEqual(late.trash.map((one) => one.id).toSorted());
    expect(browser.queue.map(({ order, track }) => [order, track])).toEqual(
      late.queue.map(({ order, track }) => [order, track]),
    );
    expect(browser.places).toEqual(late.places);
    expect(browser.searches).toEqual(late.searches);
  }
  return late;
}

function expectNotes({ owedNotes }: World, browser: FakeBrowser, of: (id: string) => boolean): void {
  for (const [id, notes] of [...owedNotes].filter(([id]) => of(id))) {
    const known = listBookmarks(browser.device.state).find(({ bookmark }) => bookmark.id === id);
    const kept = known && [known.bookmark.note, ...known.otherNotes.map(({ note }) => note)];
    expect(kept).toEqual(expect.arrayContaining([...notes]));
  }
}

/** What was looked at on one device is new on none, whatever the others have seen since. */
function expectSeen({ seen, facts }: World, browser: FakeBrowser): void {
  for (const [name, until] of seen) {
    if (facts.get(`search ${name}`)?.takenAway) continue;
    expect(browser.searches.find((search) => search.name === name)?.seenAt).toBe(until);
  }
}

function listThere(browser: FakeBrowser): ReadonlySet<string> {
  return new Set([
    ...browser.bookmarks.flatMap((one) => [
      `mark ${one.id}`,
      ...one.tags.map((tag) => `tag ${one.id} ${tag}`),
    ]),
    ...browser.queue.map(({ track }) => `queue ${track.key.episode}`),
    ...browser.searches.map(({ name }) => `search ${name}`),
    ...listFeeds(browser.device.state).map(({ name }) => `feed ${name}`),
  ]);
}

const order = fc.shuffledSubarray([0, 1, 2], { minLength: 3 });
const RUNS = { numRuns: 400 };

describe("three devices that are brought in step in any order, over a network that loses and repeats", () => {
  test("agree, and what was done last is what is there", () => {
    fc.assert(
      fc.property(steps, order, (events, last) => {
        const world = live(events, [0, 0, 0], last);
        const late = expectInStep(world);
        const there = listThere(late);
        expectNotes(world, late, () => true);
        expectSeen(world, late);
        for (const [what, fact] of world.facts) {
          const [kind, of] = what.split(" ");
          // Tags go with their bookmark.
          if (kind === "tag" && world.facts.get(`mark ${of}`)?.there !== true) continue;
          if (fact.there !== null)
            expect({ what, there: there.has(what) }).toEqual({ what, there: fact.there });
        }
        const places = late.places.map(({ track, time }) => [`place ${track.key.episode}`, time] as const);
        const settings = Object.entries(late.settings).map(
          ([name, value]) => [`setting ${name}`, value] as const,
        );
        expect(new Map<string, unknown>([...places, ...settings])).toEqual(world.values);
      }),
      RUNS,
    );
  });

  test("agree, however wrong their clocks are, and have lost nothing that nobody has taken away", () => {
    const wrong = fc.integer({ min: -86_400_000, max: 86_400_000 });
    fc.assert(
      fc.property(steps, fc.tuple(wrong, wrong, wrong), order, (events, ahead, last) => {
        const world = live(events, ahead, last);
        const late = expectInStep(world);
        const there = listThere(late);
        expectNotes(world, late, (id) => !world.facts.get(`mark ${id}`)?.takenAway);
        expectSeen(world, late);
        const isOwed = (what: string) => {
          const [kind, of] = what.split(" ");
          return (
            !world.facts.get(what)?.takenAway && !(kind === "tag" && world.facts.get(`mark ${of}`)?.takenAway)
          );
        };
        expect([...world.facts.keys()].filter((what) => isOwed(what) && !there.has(what))).toEqual([]);
      }),
      RUNS,
    );
  });
});
