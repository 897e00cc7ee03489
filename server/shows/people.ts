import { z } from "zod";
import { personKey } from "#core/episode/person.ts";
import { type Database, database } from "../db/client.ts";
import { databaseVersion } from "../db/version.ts";
import { processWide } from "../process-wide.ts";
import { NEWEST_FIRST } from "./order.ts";
import { encrypted } from "./row.ts";

/** Somebody who is credited or heard in this archive. */
export interface KnownPerson {
  readonly key: string;
  /** As it is first credited, or where it never is, first transcribed. */
  readonly name: string;
  /** All ways in which the name is written. */
  readonly spellings: ReadonlySet<string>;
  /** As credited, the most frequent first; empty for somebody who is only heard. */
  readonly roles: readonly string[];
  readonly link: string | null;
  readonly imageUrl: string | null;
  /** Slugs of the shows that credit them as a whole. */
  readonly shows: ReadonlySet<string>;
  /** Ids of the listed episodes that credit them or in which they are heard, the newest first. */
  readonly episodes: readonly number[];
  /** How many episodes those are, by the slugs of their shows. */
  readonly heard: ReadonlyMap<string, number>;
  /** Every publisher of theirs wants to be in no directory. */
  readonly blocked: boolean;
}

const creditRows = z.array(
  z.object({
    name: z.string(),
    role: z.string(),
    href: z.string().nullable(),
    imageUrl: z.string().nullable(),
    episodeId: z.number().nullable(),
    showId: z.number().nullable(),
  }),
);
const speakerRows = z.array(z.object({ episodeId: z.number(), speaker: z.string() }));

interface Kept {
  readonly version: string;
  readonly people: Promise<ReadonlyMap<string, KnownPerson>>;
}

const kept = processWide<{ last: Kept | null }>("people", () => ({ last: null }));

/** Everybody by their keys, those with the most episodes first. Read anew when the database has changed. */
export async function knownPeople(): Promise<ReadonlyMap<string, KnownPerson>> {
  const version = databaseVersion();
  const holder = kept.get();
  if (holder.last?.version === version) return holder.last.people;
  const people = readPeople();
  holder.last = { version, people };
  people.catch(() => {
    if (holder.last?.people === people) holder.last = null;
  });
  return people;
}

/** What is gathered of a person before their episodes are in order. */
interface Gathered {
  readonly name: string;
  readonly spellings: Set<string>;
  readonly roles: Map<string, number>;
  link: string | null;
  imageUrl: string | null;
  readonly shows: Set<number>;
  readonly episodes: Set<number>;
}

/** Reads everybody, in four statements however many there are. */
export async function readPeople(db: Database = database()): Promise<ReadonlyMap<string, KnownPerson>> {
  const archive = await readArchive(db);
  const people = [...(await gather(db, archive))].map(([key, person]) => toPerson(key, person, archive));
  people.sort((a, b) => b.episodes.length - a.episodes.length || a.name.localeCompare(b.name));
  return new Map(people.map((person) => [person.key, person]));
}

interface ListedRow {
  readonly id: number;
  readonly show: string;
  readonly blocked: boolean;
}

/** What is listed, the newest episode first, and where in it each one stands. */
interface Archive {
  readonly shows: ReadonlyMap<number, { readonly slug: string; readonly blocked: boolean }>;
  readonly episodes: readonly ListedRow[];
  readonly places: ReadonlyMap<number, number>;
}

async function readArchive(db: Database): Promise<Archive> {
  const rows = await db.show.findMany({ select: { id: true, slug: true, blocked: true } });
  const shows = new Map(rows.map(({ id, slug, blocked }) => [id, { slug, blocked }]));
  const listed = await db.episode.findMany({
    where: { withdrawnAt: null },
    select: { id: true, showId: true, blocked: true },
    orderBy: [...NEWEST_FIRST],
  });
  const episodes = listed.flatMap(({ id, showId, blocked }) => {
    const show = shows.get(showId);
    return show ? [{ id, show: show.slug, blocked: blocked || show.blocked }] : [];
  });
  return { shows, episodes, places: new Map(episodes.map(({ id }, place) => [id, place])) };
}

function toPerson(key: string, person: Gathered, { shows, episodes, places }: Archive): KnownPerson {
  const theirs = [...person.episodes]
    .map((id) => places.get(id) ?? 0)
    .sort((a, b) => a - b)
    .flatMap((place) => episodes[place] ?? []);
  const credited = [...person.shows].flatMap((id) => shows.get(id) ?? []);
  return {
    ...person,
    key,
    roles: [...person.roles].sort(([, a], [, b]) => b - a).map(([role]) => role),
    shows: new Set(credited.map(({ slug }) => slug)),
    episodes: theirs.map(({ id }) => id),
    heard: countShows(theirs),
    blocked: [...theirs, ...credited].every(({ blocked }) => blocked),
  };
}

/** Everybody by their keys. */
async function gather(db: Database, { places }: Archive): Promise<ReadonlyMap<string, Gathered>> {
  const people = new Map<string, Gathered>();
  const credits = creditRows.parse(
    await db.$queryRaw`SELECT "name", "role", "href", "imageUrl", "episodeId", "showId" FROM "Person" ORDER BY "id"`,
  );
  for (const { name, role, href, imageUrl, episodeId, showId } of credits) {
    if (episodeId !== null && !places.has(episodeId)) continue;
    const person = personOf(people, name);
    if (person === null) continue;
    person.roles.set(role, (person.roles.get(role) ?? 0) + 1);
    person.link ??= href;
    person.imageUrl ??= encrypted(imageUrl);
    if (episodeId !== null) person.episodes.add(episodeId);
    if (showId !== null) person.shows.add(showId);
  }
  for (const { episodeId, speaker } of await readSpeakers(db)) {
    if (places.has(episodeId)) personOf(people, speaker)?.episodes.add(episodeId);
  }
  return people;
}

/** Who speaks in which episode. Of each transcript the index is asked for the next speaker, and not for every passage. */
async function readSpeakers(db: Database): Promise<z.infer<typeof speakerRows>> {
  return speakerRows.parse(
    await db.$queryRaw`
      WITH RECURSIVE "spoken"("transcriptId", "episodeId", "speaker") AS (
        SELECT "t"."id", "t"."episodeId", (SELECT min("speaker") FROM "Passage" WHERE "transcriptId" = "t"."id")
          FROM "Transcript" AS "t"
        UNION ALL
        SELECT "s"."transcriptId", "s"."episodeId",
               (SELECT min("p"."speaker") FROM "Passage" AS "p"
                 WHERE "p"."transcriptId" = "s"."transcriptId" AND "p"."speaker" > "s"."speaker")
          FROM "spoken" AS "s" WHERE "s"."speaker" IS NOT NULL)
      SELECT "episodeId", "speaker" FROM "spoken" WHERE "speaker" IS NOT NULL ORDER BY "transcriptId"`,
  );
}

function personOf(people: Map<string, Gathered>, name: string): Gathered | null {
  const key = personKey(name);
  if (key === null) return null;
  const known = people.get(key);
  const person = known ?? {
    name,
    spellings: new Set<string>(),
    roles: new Map<string, number>(),
    link: null,
    imageUrl: null,
    shows: new Set<number>(),
    episodes: new Set<number>(),
  };
  person.spellings.add(name);
  if (!known) people.set(key, person);
  return person;
}

function countShows(episodes: readonly ListedRow[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { show } of episodes) counts.set(show, (counts.get(show) ?? 0) + 1);
  return counts;
}
