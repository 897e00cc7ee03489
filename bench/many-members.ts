import { isSameValue } from "#core/sync/change.ts";
import { parseTold, SYNC_PATH, type Told } from "#core/sync/exchange.ts";
import { keyOf, type SyncKey } from "#core/sync/key.ts";
import { stampAfter } from "#core/sync/stamp.ts";
import type { Client } from "./many-client.ts";
import type { Sightings } from "./many-sightings.ts";

const PASSWORD = "four words that fit";

/** What a page of the site sends along. */
export function fromPage(origin: string, cookie: string): Readonly<Record<string, string>> {
  return { origin, cookie, "sec-fetch-site": "same-origin" };
}

/** Somebody with an account, and what their browser keeps in step with it. */
export interface Member {
  readonly name: string;
  readonly cookie: string;
  /** Null until the site has told it. */
  account: string | null;
  /** What was acknowledged. */
  readonly kept: Map<SyncKey, unknown>;
}

interface Asker {
  readonly client: Client;
  readonly record: Sightings;
  /** Of the site's pages. */
  readonly origin: string;
}

/**
 * Signs up. Where it is not known whether that was done, somebody tries to sign in, and signs up again where there is no such
 * account: a second account of that name cannot be. Null where neither is possible, which is a fault.
 */
export async function signUp(asker: Asker, name: string): Promise<Member | null> {
  for (let tries = 0; tries < 20; tries++) {
    const cookie = await sendForm(asker, "sign-up", name);
    if (cookie) {
      asker.record.acknowledge("accounts");
      return { name, cookie, account: null, kept: new Map() };
    }
    const known = await signIn(asker, name);
    if (known) {
      asker.record.acknowledge("accounts");
      return { name, cookie: known, account: null, kept: new Map() };
    }
  }
  asker.record.fault("sign-up", `${name} cannot sign up`);
  return null;
}

/** The cookie of a session; null where there is no such account, or it is not known. */
export function signIn(asker: Asker, name: string): Promise<string | null> {
  return sendForm(asker, "sign-in", name);
}

async function sendForm(
  { client, origin }: Asker,
  form: "sign-up" | "sign-in",
  name: string,
): Promise<string | null> {
  const body = new URLSearchParams({ name, password: PASSWORD }).toString();
  const answer = await client.once(form, {
    method: "POST",
    path: `/api/account/${form}`,
    headers: {
      ...fromPage(origin, ""),
      accept: "application/json",
      "content-type": "application/x-www-form-urlencoded",
    },
    body,
  });
  const cookies = [answer?.headers["set-cookie"] ?? []].flat();
  return cookies.flatMap((cookie) => /^(session=[^;]+)/.exec(cookie)?.[1] ?? [])[0] ?? null;
}

/** Keeps a bookmark, as often as it takes: the same change comes to the same. */
export async function keepBookmark(asker: Asker, member: Member, number: number): Promise<void> {
  member.account ??= await findAccount(asker, member);
  if (member.account === null) return;
  const key = keyOf("bookmark", `${member.name}-${number}`);
  const value = {
    track: { src: "/", title: member.name },
    moment: { start: number },
    text: "",
    createdAt: 1,
  };
  const stamp = stampAfter(null, Date.now(), "devicenumberone");
  const told = await exchange(asker, member, { cursor: null, changes: [{ key, value, stamp }] });
  if (told === null) return;
  if (told.kind !== "answered") return asker.record.fault("bookmark", `${member.name} is told ${told.kind}`);
  member.kept.set(key, value);
  asker.record.acknowledge("bookmarks");
}

/** Whether another device of theirs is told all that was acknowledged. */
export async function checkBookmarks(asker: Asker, member: Member): Promise<void> {
  const expected = new Map(member.kept);
  const found = new Map<SyncKey, unknown>();
  for (let cursor: string | null = null, more = true; more; ) {
    const told = await exchange(asker, { ...member, account: null }, { cursor, changes: [] });
    if (told?.kind !== "answered") return asker.record.fault("bookmark", `${member.name} cannot read`);
    for (const { key, value } of told.answer.changes) found.set(key, value);
    ({ cursor, more } = told.answer);
  }
  for (const [key, value] of expected)
    if (!isSameValue(found.get(key), value))
      asker.record.fault("bookmark", `${key} was kept and is not there`);
}

async function findAccount(asker: Asker, member: Member): Promise<string | null> {
  const told = await exchange(asker, member, { cursor: null, changes: [] });
  return told?.kind === "answered" ? told.account : null;
}

async function exchange(
  { client, record, origin }: Asker,
  { name, cookie, account }: Member,
  batch: object,
): Promise<Told | null> {
  const answer = await client.untilAnswered("bookmark", {
    method: "POST",
    path: SYNC_PATH,
    headers: { ...fromPage(origin, cookie), "content-type": "application/json" },
    body: JSON.stringify({ account, batch }),
  });
  const told = answer?.status === 200 ? parseTold(JSON.parse(answer.body.toString())) : null;
  if (answer && told === null) record.fault("bookmark", `${name} is answered with ${answer.status}`);
  return told;
}
