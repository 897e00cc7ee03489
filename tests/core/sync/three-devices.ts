import fc from "fast-check";
import { FakeBrowser, FakeServer, type Fate } from "./simulation.ts";

/** Epoch milliseconds: when the first thing happens. */
export const NOW = 1_790_000_000_000;
const STEP = 1000;
const IDS = ["a", "b"].map((letter) => `${letter.repeat(8)}-0000-4000-8000-000000000000`);
const EPISODES = ["e1", "e2", "e3"];
const TAGS = ["tea", "radio", "war"];
const SEARCHES = ["q=tea", "q=green%20tea&show=s"];
const FEEDS = ["https://one.example/feed", "https://two.example/feed"];
const FATES: readonly Fate[] = ["lost", "answer lost", "repeated", "arrived", "arrived"];

/** What was done last with something that can be there or not, and whether anybody ever took it away. */
interface Fact {
  /** Null where it is only there if nobody has taken it away: others were numbered anew with it. */
  readonly there: boolean | null;
  readonly takenAway: boolean;
}

/** Three browsers at one server, and what is to come of what their listener does. */
export class World {
  readonly server = new FakeServer(3);
  readonly browsers = ["a", "b", "c"].map((name) => new FakeBrowser(name));
  readonly facts = new Map<string, Fact>();
  readonly values = new Map<string, unknown>();
  /** Notes that nobody has replaced who had them before their eyes, nor deleted: by bookmarks. */
  readonly owedNotes = new Map<string, ReadonlySet<string>>();
  /** Up to when what has come of a search was seen on any device, of those that nobody has ever taken away. */
  readonly seen = new Map<string, number>();
  #copy = this.server.copy();
  #now = NOW;
  #count = 0;

  tick(): number {
    this.#now += STEP;
    return this.#now;
  }

  next(): string {
    return `${++this.#count}`;
  }

  say(what: string, there: boolean | null): void {
    this.facts.set(what, { there, takenAway: there === false || (this.facts.get(what)?.takenAway ?? false) });
  }

  copyServer(): void {
    this.#copy = this.server.copy();
  }

  restoreServer(): void {
    this.server.restore(this.#copy);
    for (const browser of this.browsers) browser.startAgain();
  }
}

/** Something that happens at one of the browsers, by whose clock it is `now`. */
export type Event = (world: World, browser: FakeBrowser, now: number) => void;

function mark(id: string, tags: readonly string[], noted: boolean): Event {
  return (world, browser, now) => {
    const note = noted ? `note ${world.next()}` : "";
    const before = browser.bookmarks.find((known) => known.id === id);
    browser.addBookmark(id, note, tags, now);
    const saidTags = sayTags(world, id, before?.tags ?? [], tags);
    if (!before || saidTags || note !== before.note) world.say(`mark ${id}`, true);
    oweNote(world, id, before?.note ?? "", note);
  };
}

function annotate(id: string, tags: readonly string[] | null, noted: boolean): Event {
  return (world, browser, now) => {
    const before = browser.bookmarks.find((known) => known.id === id);
    if (!before) return;
    const note = noted ? `note ${world.next()}` : before.note;
    browser.annotate(id, { note, tags: tags ?? before.tags }, now);
    const saidTags = tags !== null && sayTags(world, id, before.tags, tags);
    if (noted || saidTags) world.say(`mark ${id}`, true);
    oweNote(world, id, before.note, note);
  };
}

function sayTags(world: World, id: string, before: readonly string[], after: readonly string[]): boolean {
  const added = after.filter((tag) => !before.includes(tag));
  const gone = before.filter((tag) => !after.includes(tag));
  for (const tag of added) world.say(`tag ${id} ${tag}`, true);
  for (const tag of gone) world.say(`tag ${id} ${tag}`, false);
  return added.length + gone.length > 0;
}

function oweNote(world: World, id: string, seen: string, note: string): void {
  if (note === seen) return;
  const others = [...(world.owedNotes.get(id) ?? [])].filter((owed) => owed !== seen);
  world.owedNotes.set(id, new Set(note === "" ? others : [...others, note]));
}

function findWords(id: string): Event {
  return (world, browser, now) => browser.annotate(id, { text: `words ${world.next()}` }, now);
}

function unmark(id: string): Event {
  return (world, browser, now) => {
    const known = browser.bookmarks.find((one) => one.id === id);
    if (!known) return;
    browser.changeBookmarks(
      browser.bookmarks.filter((one) => one.id !== id),
      now,
    );
    world.say(`mark ${id}`, false);
    sayTags(world, id, known.tags, []);
    world.owedNotes.delete(id);
  };
}

function toTrash(id: string): Event {
  return (world, browser, now) => {
    if (!browser.bookmarks.some((one) => one.id === id)) return;
    browser.trashBookmark(id, now);
    world.say(`mark ${id}`, false);
    world.owedNotes.delete(id);
  };
}

function outOfTrash(id: string): Event {
  return (world, browser, now) => {
    const lying = browser.trash.find((one) => one.id === id);
    if (!lying) return;
    browser.restoreBookmark(id, now);
    world.say(`mark ${id}`, true);
    const { note, tags } = lying.trashed;
    sayTags(world, id, [], tags);
    oweNote(world, id, "", note);
  };
}

function erase(id: string): Event {
  return (world, browser, now) => {
    const lying = browser.trash.find((one) => one.id === id);
    if (!lying) return;
    browser.purgeBookmark(id, now);
    world.say(`mark ${id}`, false);
    sayTags(world, id, lying.trashed.tags, []);
    world.owedNotes.delete(id);
  };
}

function play(episode: string): Event {
  return (world, browser, now) => {
    const time = Number(world.next());
    browser.play(episode, time, now);
    world.values.set(`place ${episode}`, time);
  };
}

/** Whatever is done with the queue: the episode that was put in, or elsewhere, is there. */
function arrange(change: (world: World, browser: FakeBrowser, now: number) => string | undefined): Event {
  return (world, browser, now) => {
    const before = browser.queue.map(({ track, order }) => ({ episode: track.key.episode, order }));
    const moved = change(world, browser, now);
    const after = browser.queue.map(({ track, order }) => ({ episode: track.key.episode, order }));
    for (const [index, { episode, order }] of after.entries()) {
      const was = before.findIndex((one) => one.episode === episode);
      if (before[was]?.order === order) continue;
      world.say(`queue ${episode}`, (episode === moved && was !== index) || null);
    }
    for (const { episode } of before)
      if (!after.some((one) => one.episode === episode)) world.say(`queue ${episode}`, false);
  };
}

function set(name: string): Event {
  return (world, browser, now) => {
    const value = Number(world.next());
    browser.set(name, value, now);
    world.values.set(`setting ${name}`, value);
  };
}

function follow(url: string, wanted: boolean): Event {
  return (world, browser, now) => {
    if (wanted) browser.subscribe(url, now);
    else browser.unsubscribe(url, now);
    world.say(`feed ${url}`, wanted);
  };
}

/** A press of the button of a search. */
function toggleSearch(name: string): Event {
  return (world, browser, now) => {
    const isFollowed = browser.searches.some((search) => search.name === name);
    if (isFollowed) browser.unfollowSearch(name, now);
    else browser.followSearch(name, 0, now);
    world.say(`search ${name}`, !isFollowed);
  };
}

/** A server says up to when, in an order of its own: what is shown last may be from before. */
function seeSearch(name: string, until: number): Event {
  return (world, browser, now) => {
    if (!browser.searches.some((search) => search.name === name)) return;
    browser.see(name, until, now);
    world.seen.set(name, Math.max(until, world.seen.get(name) ?? 0));
  };
}

const search = fc.constantFrom(...SEARCHES);
const id = fc.constantFrom(...IDS);
const tags = fc.subarray(TAGS);
const episode = fc.constantFrom(...EPISODES);
const listening = fc.oneof(
  fc.tuple(id, tags, fc.boolean()).map((wanted) => mark(...wanted)),
  fc.tuple(id, fc.option(tags), fc.boolean()).map((wanted) => annotate(...wanted)),
  id.map(findWords),
  id.map(unmark),
  id.map(toTrash),
  id.map(outOfTrash),
  id.map(erase),
  episode.map(play),
  episode.map((of) =>
    arrange((world, browser, now) => {
      browser.enqueue(of, world.next(), now);
      return of;
    }),
  ),
  fc
    .tuple(fc.nat(2), fc.nat(2))
    .map(([from, to]) => arrange((_, browser, now) => browser.move(from, to, now))),
  fc.nat(2).map((index) => arrange((_, browser, now) => browser.dequeue(index, now))),
  fc.constantFrom("rate", "stepBack").map(set),
  fc.tuple(fc.constantFrom(...FEEDS), fc.boolean()).map((wanted) => follow(...wanted)),
  search.map(toggleSearch),
  fc.tuple(search, fc.nat(9)).map((wanted) => seeSearch(...wanted)),
);
const exchange = fc.constantFrom(...FATES).map(
  (fate): Event =>
    (world, browser) =>
      void browser.exchange(world.server, fate, world.tick()),
);
const restoring = fc.constantFrom<Event>(
  (world) => world.copyServer(),
  (world) => world.restoreServer(),
);
/** What happens, each with the browser at which it does. */
export const steps = fc.array(
  fc.tuple(
    fc.nat(2),
    fc.oneof(
      { arbitrary: listening, weight: 12 },
      { arbitrary: exchange, weight: 6 },
      { arbitrary: restoring, weight: 1 },
    ),
  ),
  { maxLength: 60, size: "max" },
);

/** Lets all happen, and then brings all in step, whoever begins. `ahead` is by how much each clock is, in milliseconds. */
export function live(
  events: readonly (readonly [number, Event])[],
  ahead: readonly number[],
  last: readonly number[],
): World {
  const world = new World();
  for (const [which, event] of events) {
    const browser = world.browsers[which];
    if (browser) event(world, browser, world.tick() + (ahead[which] ?? 0));
  }
  for (const which of [...last, ...last]) world.browsers[which]?.sync(world.server, world.tick());
  return world;
}
