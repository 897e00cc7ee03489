import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { setCookie } from "../http/cookie.ts";
import { processWide } from "../process-wide.ts";

/** The cookie of a challenge, which goes with the answer to it. */
export const CHALLENGE_COOKIE = "challenge";
/** Seconds. */
const LASTS = 5 * 60;
const TIME_BYTES = 6;
const CHANCE_BYTES = 16;

/** What only this process can sign; and which challenges were answered, with when they end. What nobody answers is kept nowhere. */
const KEY = processWide("challenge key", () => randomBytes(32));
const ANSWERED = processWide("answered challenges", () => new Map<string, number>());

/** A challenge that can be answered once, within five minutes, for what is named by `purpose`. */
export function newChallenge(purpose: string, now = Date.now()): Uint8Array<ArrayBuffer> {
  const until = Buffer.alloc(TIME_BYTES);
  until.writeUIntBE(now + LASTS * 1000, 0, TIME_BYTES);
  const said = Buffer.concat([until, randomBytes(CHANCE_BYTES)]);
  return Uint8Array.from(Buffer.concat([said, sign(said, purpose)]));
}

/** Has the browser keep it for the answer, where no other can answer in its place. */
export function challengeCookie(challenge: string): string {
  return setCookie(CHALLENGE_COOKIE, challenge, { age: LASTS });
}

/** Whether it is one of ours for this purpose that is not over and was not answered; from now on it is. */
export function takeChallenge(challenge: string, purpose: string, now = Date.now()): boolean {
  const bytes = Buffer.from(challenge, "base64url");
  const [said, signature] = [
    bytes.subarray(0, TIME_BYTES + CHANCE_BYTES),
    bytes.subarray(TIME_BYTES + CHANCE_BYTES),
  ];
  const right = sign(said, purpose);
  if (signature.length !== right.length || !timingSafeEqual(signature, right)) return false;
  const answered = ANSWERED.get();
  for (const [known, until] of answered) if (until < now) answered.delete(known);
  const until = said.readUIntBE(0, TIME_BYTES);
  const known = said.toString("base64url");
  if (until < now || answered.has(known)) return false;
  answered.set(known, until);
  return true;
}

function sign(said: Uint8Array, purpose: string): Buffer {
  return createHmac("sha256", KEY.get()).update(said).update(purpose).digest();
}
