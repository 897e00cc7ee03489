import { Agent, errors, request } from "undici";
import { errorCode } from "../error-code.ts";
import { lateSignal } from "../late-signal.ts";
import { inAskSpan } from "../trace/ask-span.ts";
import { checkAddress, guardedConnector, OwnAddressError, PrivateAddressError } from "./address.ts";
import type { Answer, Ask } from "./ask.ts";
import { ACCEPT_ENCODING, discardBody, readBody } from "./body.ts";
import { parseContentType } from "./charset.ts";
import { Cookies } from "./cookies.ts";
import { HostBusyError, hostGate } from "./host-gate.ts";
import {
  type Failed,
  type FetchOptions,
  failed,
  type Login,
  type Refused,
  type Resource,
  refused,
} from "./resource.ts";

const MOST_REDIRECTS = 10;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** Those that are meant for good. */
const MOVED: ReadonlySet<number> = new Set([301, 308]);
/** Answers that say when to come back (RFC 9110, section 10.2.3). */
export const PATIENCE: ReadonlySet<number> = new Set([429, 503]);
const DEFAULT_TIMEOUT = 30_000;
const DEFAULT_SILENCE = 20_000;

/** `Playhead/0.1.0 (+https://play.example)`: says honestly who asks and where to complain. */
export function formatUserAgent(version: string, publicUrl: string): string {
  return `Playhead/${version} (+${publicUrl})`;
}

/**
 * Fetches a stranger's file: http(s) only, from public addresses unless allowed otherwise and never from this
 * Playhead itself, judged again at each of at most ten redirects, within limits of time, silence and size. Never throws for what an address
 * or a server does.
 */
export async function fetchResource(url: string, options: FetchOptions): Promise<Resource> {
  const signal = lateSignal(options.timeoutMs ?? DEFAULT_TIMEOUT);
  const silence = options.silenceMs ?? DEFAULT_SILENCE;
  const limits = { headersTimeout: silence, bodyTimeout: silence };
  const agent = new Agent({ connect: guardedConnector(options), ...limits });
  try {
    const headers = requestHeaders(options);
    const ask: Ask = (at, asked) =>
      hostGate
        .get()
        .pass(at, signal, () =>
          inAskSpan("GET", at, () => request(at, { dispatcher: agent, signal, headers: asked })),
        );
    const found = await followRedirects(url, options, headers, ask);
    return found.kind === "found" ? await readResponse(found, options) : found;
  } catch (error) {
    return failureOf(error, url, signal);
  } finally {
    await agent.destroy();
  }
}

/** An answer that is no redirect, of which only the head was read. */
interface Found {
  readonly kind: "found";
  readonly url: URL;
  /** The last address to which redirects for good have led; null where the first one was none. */
  readonly movedTo: URL | null;
  readonly response: Answer;
}

/** Asks at an address, and where answers with one of these statuses lead. Throws what the connection throws: see `failureOf`. */
export async function followRedirects(
  text: string,
  { allowPrivate = false, login, own }: Pick<FetchOptions, "allowPrivate" | "login" | "own">,
  headers: Readonly<Record<string, string>>,
  ask: Ask,
  redirects = REDIRECTS,
): Promise<Found | Refused | Failed> {
  let next = text;
  let current: URL | null = null;
  let movedTo: URL | null = null;
  let moving = true;
  const cookies = new Cookies();
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    const url: URL | Refused = checkAddress(next, current, allowPrivate, own);
    if (!(url instanceof URL)) return url;
    if (hop > 0 && moving) movedTo = url;
    const known = url.origin === new URL(text).origin ? (login ?? null) : null;
    const asked = { ...headers, ...ownHeaders(known, cookies.header(url)) };
    const response = await ask(url, asked);
    const location = only(response.headers.location);
    if (!redirects.has(response.statusCode) || location === null)
      return { kind: "found", url, movedTo, response };
    moving &&= MOVED.has(response.statusCode);
    discardBody(response.body);
    cookies.keep(url, response.headers["set-cookie"]);
    next = location;
    current = url;
  }
  return failed("too-many-redirects", text);
}

function requestHeaders(options: FetchOptions): Record<string, string> {
  return {
    "user-agent": options.userAgent ?? "Playhead",
    accept: options.accept ?? "*/*",
    "accept-encoding": ACCEPT_ENCODING,
    ...(options.etag ? { "if-none-match": options.etag } : {}),
    ...(options.lastModified ? { "if-modified-since": options.lastModified } : {}),
  };
}

/** What is told to one host and to no other. */
function ownHeaders(login: Login | null, cookie: string | null): Record<string, string> {
  return {
    ...(login ? { authorization: basicCredentials(login) } : {}),
    ...(cookie ? { cookie } : {}),
  };
}

function basicCredentials({ username, password }: Login): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
}

async function readResponse(
  { url, movedTo, response: { statusCode, headers, body } }: Found,
  options: FetchOptions,
): Promise<Resource> {
  const conditional = Boolean(options.etag || options.lastModified);
  if (statusCode < 200 || statusCode > 299) {
    discardBody(body);
    if (statusCode === 304 && conditional) return { kind: "unchanged" };
    const retryAfter = PATIENCE.has(statusCode) ? only(headers["retry-after"]) : null;
    return { ...failed("http-status", String(statusCode)), ...(retryAfter !== null && { retryAfter }) };
  }
  if (Number(only(headers["content-length"])) > options.maxBytes) {
    discardBody(body);
    return failed("too-large", url.href);
  }
  const result = await readBody(body, only(headers["content-encoding"]), options.maxBytes);
  if (result.kind !== "read") return failed(result.kind, url.href);
  return {
    kind: "fetched",
    url: url.href,
    movedTo: movedTo?.href ?? null,
    body: result.bytes,
    ...parseContentType(only(headers["content-type"])),
    etag: only(headers.etag),
    lastModified: only(headers["last-modified"]),
    link: [headers.link ?? []].flat().join(", ") || null,
  };
}

/** A header's value, or null where it is absent. Of several the first counts. */
export function only(header: string | string[] | undefined): string | null {
  return (Array.isArray(header) ? header[0] : header) ?? null;
}

/** What an error of DNS, TLS, the socket, HTTP or zlib means; an error that is none of these is thrown on. */
export function failureOf(error: unknown, url: string, signal: AbortSignal): Refused | Failed {
  if (error instanceof PrivateAddressError) return refused("address-private", error.message);
  if (error instanceof OwnAddressError) return refused("address-own", error.message);
  if (error instanceof HostBusyError) return failed("host-busy", error.message);
  if (signal.aborted) return failed("too-slow", url);
  const code = errorCode(error);
  // The parser's errors do not always have a code.
  if (code === null && !(error instanceof errors.HTTPParserError)) throw error;
  return failed(failureCode(code ?? ""), url);
}

function failureCode(code: string): Failed["code"] {
  if (/^UND_ERR_\w+_TIMEOUT$|^ETIMEDOUT$/.test(code)) return "too-slow";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "host-unknown";
  if (/CERT|^ERR_TLS|^ERR_SSL|UNABLE_TO|SELF_SIGNED/.test(code)) return "certificate";
  if (/HEADERS?_OVERFLOW$/.test(code)) return "too-large";
  if (/^Z_|^ERR__|^ERR_BROTLI|^UND_ERR_RES_/.test(code)) return "body-damaged";
  return "unreachable";
}
