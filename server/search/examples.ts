import { makeExamples, type SearchExample } from "#core/search/examples.ts";
import { keptDay } from "#core/time/day.ts";
import { database } from "../db/client.ts";
import { processWide } from "../process-wide.ts";
import { NEWEST_FIRST } from "../shows/order.ts";

/** As many passages as have words that stand out: some 100 kB. */
const PASSAGES = 80;
/** Milliseconds. New episodes make new examples soon enough. */
const KEPT_FOR = 10 * 60 * 1000;

interface KeptExamples {
  readonly examples: Promise<readonly SearchExample[]>;
  readonly until: number;
}

/** By language. */
const kept = processWide("search examples", () => new Map<string, KeptExamples>());

/** Queries that find something here, out of the newest episode in this language (BCP 47), or out of the newest at all. */
export function listExamples(language: string): Promise<readonly SearchExample[]> {
  const known = kept.get().get(language);
  if (known && known.until > Date.now()) return known.examples;
  const examples = readExamples(language);
  kept.get().set(language, { examples, until: Date.now() + KEPT_FOR });
  // What could not be made, or is not there yet, is asked for again.
  const forget = () => kept.get().delete(language);
  examples.then((made) => made.length === 0 && forget(), forget);
  return examples;
}

async function readExamples(language: string): Promise<readonly SearchExample[]> {
  const transcript = (await findTranscript({ startsWith: language })) ?? (await findTranscript(undefined));
  if (transcript === null) return [];
  const { episode, passages, language: spoken } = transcript;
  return makeExamples({
    showTitle: episode.show.title,
    title: episode.title,
    language: spoken,
    tags: episode.tags.map(({ name }) => name),
    publishedDay: keptDay(episode.publishedDay, episode.publishedAt?.getTime() ?? null),
    timed: transcript.timing !== "none",
    passages,
  });
}

async function findTranscript(language: { readonly startsWith: string } | undefined) {
  const newest = await database().episode.findFirst({
    where: {
      withdrawnAt: null,
      transcripts: { some: { ...(language && { language }), passages: { some: {} } } },
    },
    select: { id: true },
    orderBy: [...NEWEST_FIRST],
  });
  if (newest === null) return null;
  return database().transcript.findFirst({
    where: { episodeId: newest.id, ...(language && { language }), passages: { some: {} } },
    select: {
      language: true,
      timing: true,
      episode: {
        select: {
          title: true,
          publishedDay: true,
          publishedAt: true,
          show: { select: { title: true } },
          tags: { select: { name: true } },
        },
      },
      passages: { select: { speaker: true, text: true }, orderBy: { position: "asc" }, take: PASSAGES },
    },
  });
}
