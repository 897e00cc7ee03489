import { showHref } from "#core/episode/address.ts";
import type { Database } from "../db/client.ts";
import { listSoundProblems, type SoundProblems } from "../measure/sound-problems.ts";
import { isKept, isRemote } from "./enrol.ts";
import { type FeedOutcome, parseOutcome } from "./outcome.ts";

/** A feed as its hosts see it. Times are null for never. */
export interface ListedFeed {
  /** Of the show that comes from it. */
  readonly slug: string;
  readonly title: string;
  readonly href: string;
  /** Its address without what may be secret in it, or the path of a file. */
  readonly place: string;
  /** It lies on this machine, where its files are looked at. */
  readonly local: boolean;
  /** The host of what announces its changes; null where nothing does now. */
  readonly announcedBy: string | null;
  /** local: a file on this machine that nobody has imported by the command, which is not kept up to date. */
  readonly state: "kept" | "paused" | "gone" | "local";
  /** Why it could not be read the last time; null where it could. */
  readonly failure: {
    readonly code: string;
    readonly value: string;
    readonly times: number;
    readonly since: Date | null;
  } | null;
  /** What its last good reading did; null where nothing is known of it. */
  readonly outcome: FeedOutcome | null;
  readonly checkedAt: Date | null;
  /** When it is asked for next; null where it is not. */
  readonly nextAt: Date | null;
  /** Its last reading was broken off by an error of this site, which is told with its job. */
  readonly brokenOff: boolean;
  /** It is being asked for now. */
  readonly running: boolean;
  readonly sounds: SoundProblems;
}

/** All feeds but those that are still being added: first what needs to be looked at, then by their titles. */
export async function listFeeds(db: Database, now: Date): Promise<readonly ListedFeed[]> {
  const [feeds, jobs, imports, hubs, sounds] = await Promise.all([
    db.feed.findMany({
      include: { show: { select: { id: true, slug: true, title: true } } },
      orderBy: [{ show: { title: "asc" } }, { id: "asc" }],
    }),
    db.job.findMany({
      where: { kind: "feed" },
      select: { subject: true, state: true, dueAt: true, lastError: true },
    }),
    db.job.findMany({
      where: { kind: "import", state: { in: ["waiting", "running"] } },
      select: { subject: true },
    }),
    db.hubSubscription.findMany({
      where: { state: "confirmed", confirmedUntil: { gt: now } },
      select: { feedId: true, hub: true },
    }),
    listSoundProblems(db),
  ]);
  const hubOf = new Map(hubs.map(({ feedId, hub }) => [feedId, new URL(hub).host]));
  const jobOf = new Map(jobs.map((job) => [job.subject, job]));
  const adding = new Set(imports.map(({ subject }) => subject));
  const here = feeds.filter(({ location }) => !adding.has(location));
  const listed = here.map(({ show, id, location, failure, failureValue, failedAt, failures, ...feed }) => {
    const job = jobOf.get(String(id));
    const local = !isRemote(location);
    return {
      slug: show.slug,
      title: show.title,
      href: showHref(show.slug),
      place: local ? location : placeOf(location),
      local,
      announcedBy: hubOf.get(id) ?? null,
      state: isKept({ location, files: feed.files }) ? stateOf(feed.state) : ("local" as const),
      failure:
        failure === null
          ? null
          : { code: failure, value: failureValue ?? "", times: failures, since: failedAt },
      outcome: parseOutcome(feed.outcome),
      checkedAt: feed.checkedAt ?? feed.fetchedAt,
      nextAt: job?.state === "waiting" ? job.dueAt : null,
      brokenOff: (job?.lastError ?? null) !== null,
      running: job?.state === "running",
      sounds: sounds.get(show.id) ?? { count: 0, named: [] },
    };
  });
  return listed.toSorted((a, b) => Number(b.failure !== null) - Number(a.failure !== null));
}

function stateOf(state: string): "kept" | "paused" | "gone" {
  return state === "paused" || state === "gone" ? state : "kept";
}

/** An address as it may be shown: tokens stand in its query. */
export function placeOf(location: string): string {
  const { host, pathname } = new URL(location);
  return host + pathname;
}
