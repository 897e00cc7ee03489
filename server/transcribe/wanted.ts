import { type Database, writeWhole } from "../db/client.ts";

/** Which episodes are meant: all of this site, of a show, or one of them, by their slugs. */
export interface Wanted {
  readonly show: string | null;
  /** Of that show. */
  readonly episode: string | null;
}

/** How much there is to be transcribed. */
export interface Amount {
  readonly episodes: number;
  /** Minutes of sound, rounded up, of those whose length is known. */
  readonly minutes: number;
  /** How many have no length that is known. */
  readonly unmeasured: number;
}

/** Those with sound and without a transcript, the newest first, which no job waits for yet. */
async function listWordless(db: Pick<Database, "episode" | "job">, { show, episode }: Wanted) {
  const busy = await db.job.findMany({
    where: { kind: "transcribe", state: { in: ["waiting", "running"] } },
    select: { subject: true },
  });
  const taken = new Set(busy.map(({ subject }) => Number(subject)));
  const found = await db.episode.findMany({
    where: {
      audioUrl: { not: null },
      withdrawnAt: null,
      transcripts: { none: {} },
      ...(episode !== null && { slug: episode }),
      ...(show !== null && { show: { slug: show } }),
    },
    orderBy: [{ orderedAt: { sort: "desc", nulls: "last" } }, { id: "desc" }],
    select: { id: true, duration: true },
  });
  return found.filter(({ id }) => !taken.has(id));
}

export async function countWordless(db: Database, wanted: Wanted): Promise<Amount> {
  const episodes = await listWordless(db, wanted);
  const seconds = episodes.reduce((sum, { duration }) => sum + (duration ?? 0), 0);
  return {
    episodes: episodes.length,
    minutes: Math.ceil(seconds / 60),
    unmeasured: episodes.filter(({ duration }) => duration === null).length,
  };
}

/** What the show or the episode that is meant is called; null where all are. */
export async function findWantedTitle(db: Database, { show, episode }: Wanted): Promise<string | null> {
  if (show === null) return null;
  const select = { title: true };
  const found =
    episode === null
      ? await db.show.findUnique({ where: { slug: show }, select })
      : await db.episode.findFirst({ where: { slug: episode, show: { slug: show } }, select });
  return found?.title ?? null;
}

/** Has them transcribed, the newest first: a job for each. Tells how many there are. */
export async function askForTranscripts(db: Database, wanted: Wanted, now: Date): Promise<number> {
  return writeWhole(db, async (tx) => {
    const episodes = await listWordless(tx, wanted);
    for (const [index, { id }] of episodes.entries()) {
      const subject = String(id);
      // Jobs are done in the order of their times.
      const dueAt = new Date(now.getTime() - episodes.length + index);
      const asked = { state: "waiting", dueAt, attempts: 0, failures: 0, lastError: null };
      await tx.job.upsert({
        where: { kind_subject: { kind: "transcribe", subject } },
        create: { ...asked, kind: "transcribe", subject, lane: "transcribe", createdAt: now },
        update: asked,
      });
    }
    return episodes.length;
  });
}
