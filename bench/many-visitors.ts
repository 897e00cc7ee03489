import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "./many-client.ts";
import { checkBookmarks, keepBookmark, type Member, signUp } from "./many-members.ts";
import { listen, readEpisode, readHome, readShow, search, searchCorrected } from "./many-readers.ts";
import type { Sightings } from "./many-sightings.ts";
import type { Truth } from "./many-truth.ts";
import { correct, importShow } from "./many-writers.ts";

export const AUDIO = "public/demo/how-sound-becomes-a-file.mp3";

/** What they visit. */
interface Visited {
  /** Where they ask. */
  readonly port: number;
  /** Of the site's pages. */
  readonly origin: string;
  readonly record: Sightings;
  readonly truth: Truth;
  /** Of an editor. */
  readonly cookie: string;
  /** The path of `AUDIO` as it is stored. */
  readonly sound: string;
  /** Whose feeds are imported. */
  readonly feeds: string;
}

/** Does something again and again over a connection of its own, with a pause of about so many milliseconds. */
type Visit = (pause: number, act: (client: Client, time: number) => Promise<void>) => void;

/** Has all of them come for as long as `goesOn` says. `members` are those who have signed up so far. */
export function letVisit(
  visited: Visited,
  goesOn: () => boolean,
): { readonly ended: Promise<unknown>; readonly members: readonly Member[] } {
  const members: Member[] = [];
  const visits: Promise<void>[] = [];
  const visit: Visit = (pause, act) => {
    const client = new Client(visited.record, visited.port);
    const goOn = async () => {
      for (let time = 0; goesOn(); time++) {
        await act(client, time);
        await wait(pause * (0.5 + Math.random()));
      }
      client.close();
    };
    visits.push(goOn());
  };
  letRead(visit, visited);
  letWrite(visit, visited, members);
  return { ended: Promise.all(visits), members };
}

function letRead(visit: Visit, { record, truth, sound }: Visited): void {
  const bytes = readFileSync(AUDIO);
  for (let reader = 0; reader < 6; reader++)
    visit(400, async (client, time) => {
      const asker = { client, record, truth };
      if (time % 4 === 0) await readHome(asker);
      else if (time % 4 === 1) await readShow(asker);
      else await readEpisode(asker, time % 4 === 2 ? "episode" : "moment");
    });
  for (const kind of ["search", "search", "search page", "search page"] as const)
    visit(1200, (client) => search({ client, record, truth }, kind));
  for (let listener = 0; listener < 4; listener++)
    visit(250, (client) => listen({ client, record, truth }, sound, bytes));
}

function letWrite(visit: Visit, visited: Visited, members: Member[]): void {
  const { record, truth, origin, cookie, feeds } = visited;
  for (const episode of truth.episodes.slice(0, 2)) {
    visit(2000, (client) => correct({ client, record, origin }, cookie, episode));
    visit(1100, (client) => searchCorrected({ client, record, truth }, episode));
    visit(500, (client) => readEpisode({ client, record, truth }, "episode", episode));
  }
  visit(4000, async (_, time) => {
    // Everybody comes from an address of their own.
    const client = new Client(record, visited.port);
    const asker = { client, record, origin };
    const member = await signUp(asker, `visitor ${time}`);
    if (member) {
      members.push(member);
      await keepBookmark(asker, member, 0);
    }
    client.close();
  });
  for (let keeper = 0; keeper < 3; keeper++)
    visit(500, async (client, time) => {
      const member = members[keeper];
      if (!member) return;
      const asker = { client, record, origin };
      if (time % 10 === 9) await checkBookmarks(asker, member);
      else await keepBookmark(asker, member, 1 + time);
    });
  const first = truth.shows.length;
  visit(20_000, (client, time) => importShow({ client, record, origin }, truth, feeds, first + time));
}
