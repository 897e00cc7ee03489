import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Database } from "../db/client.ts";
import { setCookie } from "../http/cookie.ts";
import { addToTallies } from "../http/tally.ts";

/** The cookie of a challenge, which goes with the answer to it. */
export const CHALLENGE_COOKIE = "challenge";
/** Seconds. */
const LASTS = 5 * 60;
const TIME_BYTES = 6;
const CHANCE_BYTES = 16;

/**
 * A challenge that can be answered once, within five minutes, at any process, for what is named by `purpose`. What nobody answers is
 * kept nowhere.
 */
export async function newChallenge(
  db: Database,
  purpose: string,
  now = Date.now(),
): Promise<Uint8Array<ArrayBuffer>> {
  const until = Buffer.alloc(TIME_BYTES);
  until.writeUIntBE(now + LASTS * 1000, 0, TIME_BYTES);
  const said = Buffer.concat([until, randomBytes(CHANCE_BYTES)]);
  return Uint8Array.from(Buffer.concat([said, await sign(db, said, purpose)]));
}

/** Has the browser keep it for the answer, where no other can answer in its place. */
export function challengeCookie(challenge: string): string {
  return setCookie(CHALLENGE_COOKIE, challenge, { age: LASTS });
}

/** Whether it is one of ours for this purpose that is not over and was not answered; from now on it is. */
export async function takeChallenge(
  db: Database,
  challenge: string,
  purpose: string,
  now = Date.now(),
): Promise<boolean> {
  const bytes = Buffer.from(challenge, "base64url");
  const [said, signature] = [
    bytes.subarray(0, TIME_BYTES + CHANCE_BYTES),
    bytes.subarray(TIME_BYTES + CHANCE_BYTES),
  ];
  const right = await sign(db, said, purpose);
  if (signature.length !== right.length || !timingSafeEqual(signature, right)) return false;
  const endsAt = new Date(said.readUIntBE(0, TIME_BYTES));
  if (endsAt.getTime() <= now) return false;
  const answer = { key: `challenge ${said.toString("base64url")}`, count: 1, endsAt };
  const [answers] = await addToTallies(db, [answer], new Date(now));
  return answers?.count === 1;
}

async function sign(db: Database, said: Uint8Array, purpose: string): Promise<Buffer> {
  const { key } = await db.sharedKey.findFirstOrThrow();
  return createHmac("sha256", key).update(said).update(purpose).digest();
}
