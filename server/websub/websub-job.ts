import { parseRetryAfter } from "#core/feed/next-check.ts";
import { renewalOf } from "#core/feed/renewal.ts";
import { backOff } from "#core/time/back-off.ts";
import type { Database } from "../db/client.ts";
import { postForm } from "../fetch/post.ts";
import type { FetchOptions } from "../fetch/resource.ts";
import type { ClaimedJob } from "../jobs/claim.ts";
import type { Clock } from "../jobs/clock.ts";
import type { JobKind, JobResult } from "../jobs/worker.ts";
import { PEACE } from "./answer.ts";
import { callbackOf, isReachable, type SiteAddress } from "./callback.ts";
import { enrolSubscriptions } from "./enrol.ts";

const HOUR = 3600 * 1000;
/** A hub that does not answer, or does not confirm, is asked so seldom in the end. Milliseconds. */
const WAITS = { first: HOUR, most: 7 * 24 * HOUR };
/** For how long a hub is asked to tell of changes; it may have a time of its own. Seconds. */
const LEASE = 10 * 24 * 3600;
/** One that is to tell no more is asked so often; then it is told by answers at the address, which is gone. */
const MOST_FAREWELLS = 3;

export interface WebsubOptions extends Pick<FetchOptions, "userAgent" | "timeoutMs"> {
  readonly db: Database;
  readonly site: SiteAddress;
  readonly clock: Clock;
  /** From 0 up to 1, anew at each call. */
  readonly random: () => number;
}

/** What has hubs tell of changes of feeds: one job for a subscription, which is done again before that ends. */
export function websubKind(options: WebsubOptions): JobKind {
  return {
    mostFailures: Number.POSITIVE_INFINITY,
    mostAtOnce: 1,
    enrol: (now) => enrolSubscriptions(options.db, options.site, now),
    run: (job) => askHub(job, options),
  };
}

const GONE: JobResult = { end: { kind: "gone" }, write: async () => {} };

async function askHub(job: ClaimedJob, options: WebsubOptions): Promise<JobResult> {
  const { db, site, clock, userAgent, timeoutMs } = options;
  const id = Number(job.subject);
  const known = await db.hubSubscription.findUnique({ where: { id } });
  if (!known || !isReachable(site)) return GONE;
  const { hub, topic, token, secret, tries } = known;
  const renewal = renewalAt(known, clock.now());
  if (renewal !== null && renewal > clock.now()) return again(hub, renewal);
  const leaving = known.state === "leaving";
  if (leaving && tries >= MOST_FAREWELLS) return farewell(id);
  // Before it is asked: a hub may confirm or deny before it answers.
  const asked = { tries: tries + 1, ...(known.state === "denied" && { state: "asked" }) };
  await db.hubSubscription.updateMany({ where: { id, state: known.state }, data: asked });
  const wish = { "hub.mode": leaving ? "unsubscribe" : "subscribe", "hub.topic": topic };
  const lasting = leaving ? {} : { "hub.secret": secret, "hub.lease_seconds": String(LEASE) };
  const form = { "hub.callback": callbackOf(site, token), ...wish, ...lasting };
  const asking = { allowPrivate: site.fetchPrivate, ...(userAgent !== undefined && { userAgent }) };
  const answer = await postForm(hub, form, { ...asking, ...(timeoutMs !== undefined && { timeoutMs }) });
  const now = clock.now();
  const wait = backOff(tries + 1, WAITS, options.random());
  if (answer.kind === "accepted") {
    const confirmed = await db.hubSubscription.findUnique({ where: { id } });
    if (!confirmed) return GONE;
    const next = now.getTime() + (confirmed.state === "denied" ? PEACE : wait);
    return again(hub, renewalAt(confirmed, now) ?? new Date(next));
  }
  if (leaving) return again(hub, new Date(now.getTime() + wait));
  const told = answer.kind === "failed" ? parseRetryAfter(answer.retryAfter ?? null, now.getTime()) : null;
  const dueAt = new Date(now.getTime() + Math.max(wait, Math.min(told ?? 0, WAITS.most)));
  // Hosts read it as the sentence of this problem.
  return {
    end: { kind: "failed", error: `${answer.code} ${answer.value}`, dueAt },
    write: async () => {},
  };
}

function again(hub: string, dueAt: Date): JobResult {
  return { end: { kind: "again", dueAt, lane: `hub ${new URL(hub).host}` }, write: async () => {} };
}

function farewell(id: number): JobResult {
  return {
    ...GONE,
    async write(tx) {
      await tx.hubSubscription.deleteMany({ where: { id } });
    },
  };
}

interface Confirmation {
  readonly state: string;
  readonly confirmedAt: Date | null;
  readonly confirmedUntil: Date | null;
}

/** When a subscription that holds is asked for anew; null for one that does not. */
function renewalAt({ state, confirmedAt, confirmedUntil }: Confirmation, now: Date): Date | null {
  if (state !== "confirmed" || confirmedAt === null || confirmedUntil === null || confirmedUntil <= now)
    return null;
  return new Date(renewalOf(confirmedAt.getTime(), confirmedUntil.getTime()));
}
