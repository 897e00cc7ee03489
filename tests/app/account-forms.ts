import path from "node:path";
import { beforeAll } from "vitest";
import { z } from "zod";
import { nameKey } from "#core/account/name.ts";
import type { Role } from "#core/account/role.ts";
import { hashPassword } from "#server/accounts/password.ts";
import { beginSession } from "#server/accounts/session.ts";
import { database } from "#server/db/client.ts";
import { processDatabase } from "../server/database.ts";

export const SITE = "https://pod.example.org";
export const PASSWORD = "four words that fit";

let passwordHash = "";

/** Makes the database of this process, in which the routes of accounts look, for the tests of a file. `env`: what else is configured. */
export function prepareAccounts(env: () => Readonly<Record<string, string>> = () => ({})): void {
  processDatabase(() => ({ PUBLIC_URL: SITE, ...env() }));
  beforeAll(async () => {
    passwordHash = await hashPassword(PASSWORD);
  });
}

/** Somebody who is signed in. */
export async function newMember(name: string, role: Role) {
  const { id } = await database().account.create({ data: { name, key: nameKey(name), role, passwordHash } });
  return { id, cookie: await newSession(id) };
}

/** The cookie of another browser of theirs. */
export async function newSession(accountId: number): Promise<string> {
  return `__Host-session=${await beginSession(database(), accountId, "")}`;
}

type Route = (request: Request) => Promise<Response>;

/**
 * A request that a page of this site sends with a body; `type` is the body's. What `headers` name takes the place of what
 * browsers send.
 */
export function postFromPage(
  path: string,
  type: string,
  body: string,
  headers: Readonly<Record<string, string>>,
): Request {
  return new Request(`${SITE}${path}`, {
    method: "POST",
    body,
    headers: {
      "content-type": type,
      "content-length": String(Buffer.byteLength(body)),
      origin: SITE,
      "sec-fetch-site": "same-origin",
      host: "pod.example.org",
      ...headers,
    },
  });
}

/** Sends a form of accounts, as a page of ours does. `form` is the end of its address. */
export async function sendForm(
  form: string,
  fields: Readonly<Record<string, string>> | readonly (readonly [string, string])[],
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const { POST } = (await import(path.resolve("app/api/account", form, "route.ts"))) as { POST: Route };
  const pairs = Array.isArray(fields) ? fields : Object.entries(fields);
  const body = new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString();
  const type = "application/x-www-form-urlencoded";
  return POST(postFromPage(`/api/account/${form}`, type, body, headers));
}

/** The token of the session that an answer begins; undefined for none. */
export function tokenIn(response: Response): string | undefined {
  const cookies = response.headers.getSetCookie();
  return cookies.flatMap((cookie) => /^__Host-session=([^;]+);/.exec(cookie)?.[1] ?? [])[0];
}

/** What the note says that goes along with an answer, and of which page it is. */
export function noteOf(response: Response) {
  const cookie = response.headers.getSetCookie().find((one) => one.startsWith("note=")) ?? "";
  const [, value = ""] = /^note=([^;]+)/.exec(cookie) ?? [];
  const read = z
    .record(z.string(), z.unknown())
    .parse(JSON.parse(Buffer.from(value, "base64url").toString()));
  return { path: /Path=([^;]+)/.exec(cookie)?.[1], ...read };
}

/** Sends a form with a file, as browsers do. */
export async function sendFile(
  form: string,
  name: string,
  content: Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const { POST } = (await import(path.resolve("app/api/account", form, "route.ts"))) as { POST: Route };
  const fields = new FormData();
  fields.append(name, new File([content], "whatever.gif"));
  const request = new Request(`${SITE}/api/account/${form}`, {
    method: "POST",
    body: fields,
    headers: { origin: SITE, host: "pod.example.org", ...headers },
  });
  const length = (await request.clone().arrayBuffer()).byteLength;
  request.headers.set("content-length", String(length));
  return POST(request);
}

/** As a script sends it, which is told more. */
export const SCRIPTED = { accept: "application/json" };
