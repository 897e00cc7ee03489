import { withoutLogin } from "#core/text/login.ts";
import type { Database } from "../db/client.ts";
import { isOwnUrl, type OwnSite } from "../fetch/own-site.ts";
import { processWide } from "../process-wide.ts";
import { placeOf } from "./list.ts";
import type { SubscriptionList } from "./subscription-list.ts";

/** So long somebody may take to choose of it. Milliseconds. */
const KEPT = 3600 * 1000;
/** Of accounts. */
const MOST = 50;

interface KeptList {
  readonly list: SubscriptionList;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** The last list that each account has read. Addresses in it may hold passwords, so it is written nowhere. */
const lists = processWide<Map<number, KeptList>>("subscription lists", () => new Map());

/** Keeps a list for its account to choose of it, within an hour and in place of the one before. */
export function keepList(account: number, list: SubscriptionList, now: Date): void {
  const kept = lists.get();
  kept.delete(account);
  const [oldest] = kept.keys();
  if (oldest !== undefined && kept.size >= MOST) kept.delete(oldest);
  kept.set(account, { list, at: now.getTime() });
}

/** The list that an account can choose of; null for none any more. */
export function findList(account: number, now: Date): SubscriptionList | null {
  const kept = lists.get().get(account);
  return kept && now.getTime() - kept.at < KEPT ? kept.list : null;
}

/** A feed of a list, as hosts see it. */
export interface ListedChoice {
  /** Where in the list it is, from 0. */
  readonly index: number;
  readonly title: string | null;
  /** Its address without what may be secret in it. */
  readonly place: string;
  /** adding: it is being imported; here: its show is on this site; own: it is a feed of this site itself. */
  readonly state: "new" | "adding" | "here" | "own";
  /** The slug of its show; null where there is none. */
  readonly show: string | null;
}

/** What can be chosen of a list, in its order. Nothing is fetched. */
export async function listChoices(
  db: Database,
  { feeds }: Extract<SubscriptionList, { kind: "list" }>,
  own: OwnSite,
): Promise<readonly ListedChoice[]> {
  const names = feeds.map(({ address }) => withoutLogin(address));
  const [known, jobs] = await Promise.all([
    db.feed.findMany({
      where: { location: { in: names } },
      select: { location: true, show: { select: { slug: true } } },
    }),
    db.job.findMany({
      where: { kind: "import", subject: { in: names }, state: { in: ["waiting", "running"] } },
      select: { subject: true },
    }),
  ]);
  const here = new Map(known.map(({ location, show }) => [location, show.slug]));
  const adding = new Set(jobs.map(({ subject }) => subject));
  return feeds.map(({ title }, index) => {
    const name = names[index] ?? "";
    const show = here.get(name) ?? null;
    const state = adding.has(name) ? "adding" : show ? "here" : isOwnUrl(new URL(name), own) ? "own" : "new";
    return { index, title, place: placeOf(name), state, show };
  });
}
