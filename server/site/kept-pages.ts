import { createHash } from "node:crypto";
import { type IncomingHttpHeaders, IncomingMessage, type OutgoingHttpHeaders } from "node:http";
import { Socket } from "node:net";
import Negotiator from "negotiator";
import { type Asker, answerTo, pageHtmlFor, type Refusal } from "../http/asker.ts";
import { decidedStatus, type Validators } from "../http/freshness.ts";
import { Kept, type KeptFigures } from "../http/kept.ts";
import { type Preferences, preferenceHeaders } from "../http/preferences.ts";
import { CollectedResponse } from "./collected-response.ts";
import { CODINGS, type Coding, compress, compressBest } from "./compression.ts";
import type { Answer } from "./door.ts";
import { nonceOf, policyWithHashes } from "./script-hashes.ts";
import { scriptsAfterPaint } from "./scripts-after-paint.ts";
import type { SiteResponse } from "./site-response.ts";

/** Some three hundred episodes, as text and compressed. Bytes. */
const MOST_KEPT = 96_000_000;
/** More is made anew each time: transcripts of days, as files. Bytes. */
const MOST_OF_ONE = 8_000_000;
/** What a page is when it is kept in every coding too, to what it is as text. */
const WITH_CODINGS = 1.5;
const EMPTY = Buffer.alloc(0);
/** What has been asked for so often will be asked for again, and is worth the time to make it smaller. */
const OFTEN = 3;

/** Pages that are made of what is kept and of the preferences alone. A search depends on who asks how often. */
const PAGE = /^\/(?:(?:shows|embed)\/[^/]+(?:\/[^/]+)?|(?:people|tags)(?:\/[^/]+)?|library|settings)?$/;
/** Feeds, transcripts and the like, which say by themselves how they may be kept. Who sees revisions may see them only by what they are. */
const FILE =
  /^\/(?:shows\/[^/]+\/(?:feed\.xml|[^/]+\/(?!revisions$)[^/]+)|shows\.opml|sitemap\.xml|sitemap\/[^/]+)$/;
/** What a search hands over is found anew, for those who do not search too often. */
const HANDED_OVER = /[?&]find=/;

/** By these a page that stands asks for the data of another, and for what it lacks of it. */
const OF_ROUTER = [
  "rsc",
  "next-router-state-tree",
  "next-router-prefetch",
  "next-router-segment-prefetch",
  "next-url",
] as const;

/** Whether what is at this address is the same for all who have the same preferences. */
export function isKeptPage({ method = "", url = "/" }: Pick<IncomingMessage, "method" | "url">): boolean {
  const reads = method === "GET" || method === "HEAD";
  return reads && (PAGE.test(pathOf(url)) || isFile(url)) && !HANDED_OVER.test(url);
}

const isFile = (url: string) => FILE.test(pathOf(url));

function pathOf(url: string): string {
  const [path = ""] = url.split("?", 1);
  return path;
}

/** Finished pages and files, by address and preferences, for as long as what they are made of is as it was. */
export class KeptPages {
  readonly #kept = new Kept<Page>({ most: MOST_KEPT, sizeOf: ({ size }) => size });
  readonly #make: Answer;
  readonly #host: string;
  readonly #version: () => string;

  /** `version` changes with all that pages are made of; `host`: the one that all pages are made for. */
  constructor(make: Answer, host: string, version: () => string) {
    this.#make = make;
    this.#host = host;
    this.#version = version;
  }

  /** Sizes are bytes. */
  figures(): KeptFigures {
    return this.#kept.figures();
  }

  async answer(request: IncomingMessage, preferences: Preferences, response: SiteResponse): Promise<void> {
    const { url = "/", headers } = request;
    const told = { ...preferenceHeaders(preferences), ...headersOfRouter(headers) };
    const address = JSON.stringify([url, told]);
    const first = { client: String(headers["x-forwarded-for"]), id: String(headers["x-request-id"]) };
    const page = await this.#kept.get(address, this.#version(), () => this.#render(url, told, first));
    await page?.send(request, response);
  }

  async #render(
    url: string,
    told: Readonly<Record<string, string>>,
    first: Pick<Asker, "client" | "id">,
  ): Promise<Page> {
    const wanted = isFile(url) ? {} : { accept: "text/html" };
    const request = requestFor(url, {
      ...told,
      ...wanted,
      host: this.#host,
      "x-forwarded-for": first.client,
    });
    const response = new CollectedResponse(request);
    const asker = {
      ...first,
      // Others may wait for it when the first has left.
      signal: new AbortController().signal,
      refuse: response.refuse.bind(response),
      excuse: (refusal: Refusal) => response.excuse(() => refusal),
      pageHtml: pageHtmlFor(request),
    };
    await answerTo(asker, () => this.#make(request, response));
    const body = await response.body;
    const { statusCode: status } = response;
    const headers = response.getHeaders();
    if (status !== 200 || headers["set-cookie"] !== undefined) return new Page({ status, headers, body });
    const finished = isFile(url) ? body : textFirst(headers, body);
    return new Page({ status, headers: keptHeaders(headers, finished, isFile(url)), body: finished });
  }
}

function headersOfRouter(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  const told = OF_ROUTER.map((name) => [name, headers[name]] as const);
  return Object.fromEntries(
    told.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}

/** A request that says nothing of who asks. */
function requestFor(url: string, headers: Readonly<Record<string, string>>): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  request.method = "GET";
  request.url = url;
  request.headers = headers;
  request.push(null);
  return request;
}

interface Finished {
  readonly status: number;
  /** With an `etag` where it can be asked for again. */
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

/** A page as it goes out. */
class Page {
  readonly #finished: Finished;
  readonly #codings = new Map<Coding, Promise<Buffer>>();
  /** How often it was sent in Brotli; null once that is as small as it becomes. */
  #asked: number | null = 0;
  /** Bytes; null for a page that is made anew for the next who ask. */
  readonly size: number | null;

  constructor(finished: Finished) {
    const { headers, body } = finished;
    const kept = headers.etag !== undefined && body.length <= MOST_OF_ONE;
    this.#finished = finished;
    this.size = kept ? body.length * WITH_CODINGS : null;
  }

  /** All of it, or that the asker has it (RFC 9110, section 13). */
  async send({ method, headers }: IncomingMessage, response: SiteResponse): Promise<void> {
    const own = this.#finished.headers;
    for (const [name, value] of Object.entries(own)) if (value !== undefined) response.setHeader(name, value);
    const decided = own.etag === undefined ? null : decidedStatus(headers, validatorsOf(own));
    if (decided !== null) {
      response.removeHeader("content-length");
      response.writeHead(decided).end();
      return;
    }
    const coding = codingFor(headers["accept-encoding"]);
    const body = await this.#coded(coding);
    if (coding !== "identity") response.setHeader("content-encoding", coding);
    response.setHeader("content-length", body.length);
    response.writeHead(this.#finished.status);
    response.end(method === "HEAD" ? undefined : body);
  }

  #coded(coding: Coding): Promise<Buffer> {
    if (coding === "br") void this.#shrink().catch(console.error);
    const known = this.#codings.get(coding);
    if (known) return known;
    const coded = compress(coding, this.#finished.body);
    this.#codings.set(coding, coded);
    return coded;
  }

  async #shrink(): Promise<void> {
    if (this.#asked === null || ++this.#asked < OFTEN) return;
    const best = await compressBest(this.#finished.body);
    if (!best) return;
    this.#asked = null;
    this.#codings.set("br", Promise.resolve(best));
  }
}

function codingFor(accepted: string | string[] | undefined): Coding {
  const accepts = new Negotiator({ headers: { "accept-encoding": accepted } }).encodings([...CODINGS]);
  return CODINGS.find((coding) => accepts.includes(coding)) ?? "identity";
}

/**
 * Anybody may keep a page, and asks each time whether it is still so: behind a server that keeps it for others it is at
 * most a second old. A file is the same for everybody.
 */
function keptHeaders(headers: OutgoingHttpHeaders, body: Buffer, file: boolean): OutgoingHttpHeaders {
  const dependsOn = file ? ["accept-encoding"] : ["accept-encoding", "accept-language", "cookie"];
  return {
    ...headers,
    // A file has no scripts of ours, and may be long.
    "content-security-policy": policyWithHashes(policyOf(headers), file ? EMPTY : body),
    "cache-control": file ? headers["cache-control"] : "public, max-age=0, s-maxage=1, must-revalidate",
    // Weak ones: they are the same in every coding.
    etag: `W/${headers.etag ?? tagOf(body)}`,
    vary: [headers.vary, ...dependsOn].filter((name) => name !== undefined).join(", "),
  };
}

function textFirst(headers: OutgoingHttpHeaders, page: Buffer): Buffer {
  const nonce = nonceOf(policyOf(headers));
  const isHtml = String(headers["content-type"]).startsWith("text/html");
  return isHtml && nonce !== null ? Buffer.from(scriptsAfterPaint(page.toString(), nonce)) : page;
}

function policyOf(headers: OutgoingHttpHeaders): string {
  return String(headers["content-security-policy"] ?? "");
}

function tagOf(body: Buffer): string {
  return `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
}

function validatorsOf({ etag, "last-modified": modified }: OutgoingHttpHeaders): Validators {
  return {
    ...(typeof etag === "string" ? { etag } : {}),
    ...(typeof modified === "string" ? { "last-modified": modified } : {}),
  };
}
