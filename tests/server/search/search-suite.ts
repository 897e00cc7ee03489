import { afterAll, beforeAll, describe, test } from "vitest";
import { type SearchRequest, searchFor } from "#core/search/request.ts";
import type { ResultPage } from "#core/search/results.ts";
import { fill } from "./suite/archive.ts";
import { describeFilters } from "./suite/filters.ts";
import { describeFinding } from "./suite/finding.ts";
import { describeNumbers } from "./suite/numbers.ts";
import { describePlaying } from "./suite/playing.ts";
import { describeRepeats } from "./suite/repeats.ts";
import type { Opened } from "./suite/searcher.ts";
import { describeSuggesting } from "./suite/suggesting.ts";
import { describeTurns } from "./suite/turns.ts";
import { describeTyping } from "./suite/typing.ts";

/** Parts of the suite that a backend may leave out, each with the reason, which a run of the tests shows. */
interface LeftOut {
  readonly repeats?: string;
}

/** The queries and expected hits that hold for every search backend. */
export function searchSuite(
  open: () => Promise<Opened>,
  close: (opened: Opened) => Promise<void>,
  leftOut: LeftOut = {},
): void {
  describe("search", () => {
    let now: Opened;
    beforeAll(async () => {
      now = await open();
      await fill(now.db);
    });
    afterAll(() => close(now));

    // Parts are described before anything is opened.
    const opened: Opened = {
      get db() {
        return now.db;
      },
      get backend() {
        return now.backend;
      },
    };

    const search = (query: string, changes: Partial<SearchRequest> = {}): Promise<ResultPage> =>
      opened.backend.search({ ...searchFor(query), ...changes });

    async function marks(query: string): Promise<readonly string[]> {
      const { episodes } = await search(query);
      return episodes
        .flatMap(({ hits }) => hits.flatMap(({ parts }) => parts.filter((p) => p.marked).map((p) => p.text)))
        .toSorted();
    }

    async function titles(query: string, changes: Partial<SearchRequest> = {}): Promise<readonly string[]> {
      return (await search(query, changes)).episodes.map(({ track }) => track.title);
    }

    const searcher = { opened, search, marks, titles };
    describeFinding(searcher);
    describeFilters(searcher);
    describePlaying(searcher);
    describeSuggesting(searcher);
    describeNumbers(searcher);
    describeTurns(searcher);
    describeTyping(searcher);
    // What it adds to the vocabulary of the archive is known for a while.
    if (leftOut.repeats === undefined) describeRepeats(searcher);
    else test.skip(`WITHOUT REPEATS: ${leftOut.repeats}`);
  });
}
