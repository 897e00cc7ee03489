import { renewalOf } from "#core/feed/renewal.ts";
import { type Database, writeWhole } from "../db/client.ts";
import { hintFeed } from "../feeds/hint.ts";
import { isSigned } from "./signature.ts";

/** What hubs send is the whole feed, of which nothing is kept. Bytes. */
const MOST_BYTES = 32 * 1024 ** 2;
/** Seconds; longer is not believed. */
const LONGEST_LEASE = 60 * 24 * 3600;
const LONGEST_CHALLENGE = 2000;
/** For so long a hub that does not want to is left in peace. Milliseconds. */
export const PEACE = 7 * 24 * 3600 * 1000;
const PLAIN = {
  "content-type": "text/plain; charset=utf-8",
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
};

/**
 * Answers a hub that asks whether somebody here wants what it was asked for (WebSub, section 5.3), or says that it does not do
 * it (5.2). What nobody here has asked for is not found.
 */
export async function answerHub(
  db: Database,
  token: string,
  asked: URLSearchParams,
  now: Date,
): Promise<Response> {
  const known = await db.hubSubscription.findUnique({ where: { token } });
  const [mode, challenge] = [asked.get("hub.mode"), asked.get("hub.challenge") ?? ""];
  if (!known || asked.get("hub.topic") !== known.topic) return notFound();
  const { id } = known;
  const leaving = known.state === "leaving";
  if (mode === "denied") {
    if (!leaving) await deny(db, id, now);
    return new Response(null, { status: 200, headers: PLAIN });
  }
  if (challenge === "" || challenge.length > LONGEST_CHALLENGE) return notFound();
  if (mode === "unsubscribe" && leaving) await forget(db, id);
  else if (mode !== "subscribe" || leaving) return notFound();
  else {
    const lease = parseLease(asked.get("hub.lease_seconds"));
    const wanted = known.tries > 0 || known.confirmedAt !== null;
    if (lease === null || !wanted) return notFound();
    await confirm(db, id, now, lease);
  }
  return new Response(challenge, { status: 200, headers: PLAIN });
}

/**
 * Takes what a hub sends when a feed has changed (section 7): it is no more than a hint, by which the feed is asked for. One
 * that is not signed with our secret is answered alike and does nothing.
 */
export async function takeNotification(
  db: Database,
  token: string,
  request: Request,
  now: Date,
): Promise<Response> {
  const known = await db.hubSubscription.findUnique({ where: { token } });
  if (!known || known.state === "leaving") return new Response(null, { status: 410, headers: PLAIN });
  const tooLarge = () => new Response(null, { status: 413, headers: PLAIN });
  if (Number(request.headers.get("content-length")) > MOST_BYTES) return tooLarge();
  const signature = request.headers.get("x-hub-signature");
  const signed = await isSigned(request.body, signature, known.secret, MOST_BYTES);
  if (signed === null) return tooLarge();
  if (signed) await hintFeed(db, known.feedId, now);
  return new Response(null, { status: 202, headers: PLAIN });
}

function notFound(): Response {
  return new Response(null, { status: 404, headers: PLAIN });
}

/** Seconds; null for what is no time at all. */
function parseLease(text: string | null): number | null {
  if (text === null || !/^[1-9]\d{0,9}$/.test(text)) return null;
  return Math.min(Number(text), LONGEST_LEASE);
}

async function confirm(db: Database, id: number, now: Date, lease: number): Promise<void> {
  const until = new Date(now.getTime() + lease * 1000);
  const data = { state: "confirmed", confirmedAt: now, confirmedUntil: until, tries: 0 };
  const dueAt = new Date(renewalOf(now.getTime(), until.getTime()));
  await writeWhole(db, async (tx) => {
    await tx.hubSubscription.updateMany({ where: { id, state: { not: "leaving" } }, data });
    await tx.job.updateMany({ where: waiting(id), data: { dueAt, failures: 0, lastError: null } });
  });
}

async function deny(db: Database, id: number, now: Date): Promise<void> {
  await writeWhole(db, async (tx) => {
    const data = { state: "denied", confirmedUntil: null };
    await tx.hubSubscription.updateMany({ where: { id }, data });
    await tx.job.updateMany({ where: waiting(id), data: { dueAt: new Date(now.getTime() + PEACE) } });
  });
}

/** Whoever runs its job finds it gone. */
async function forget(db: Database, id: number): Promise<void> {
  await writeWhole(db, async (tx) => {
    await tx.hubSubscription.deleteMany({ where: { id } });
    await tx.job.deleteMany({ where: { kind: "websub", subject: String(id) } });
  });
}

function waiting(id: number) {
  return { kind: "websub", subject: String(id), state: "waiting" };
}
