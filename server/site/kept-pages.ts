import { createHash } from "node:crypto";
import { type IncomingHttpHeaders, IncomingMessage, type OutgoingHttpHeaders } from "node:http";
import { Socket } from "node:net";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import Negotiator from "negotiator";
import { answerTo, pageHtmlFor } from "../http/asker.ts";
import { decidedStatus, type Validators } from "../http/freshness.ts";
import { Kept } from "../http/kept.ts";
import { type Preferences, preferenceHeaders } from "../http/preferences.ts";
import { CollectedResponse } from "./collected-response.ts";
import type { Answer } from "./door.ts";
import { policyWithHashes } from "./script-hashes.ts";
import type { SiteResponse } from "./site-response.ts";

/** Some three hundred episodes, as text and compressed. Bytes. */
const MOST_KEPT = 96_000_000;
/** More is made anew each time: transcripts of days, as files. Bytes. */
const MOST_OF_ONE = 8_000_000;
/** What a page is when it is kept in every coding too, to what it is as text. */
const WITH_CODINGS = 1.5;
const EMPTY = Buffer.alloc(0);
/** How a page may be sent, the smallest first. */
const CODINGS = ["br", "gzip", "identity"] as const;
type Coding = (typeof CODINGS)[number];

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

  async answer(request: IncomingMessage, preferences: Preferences, response: SiteResponse): Promise<void> {
    const { url = "/", headers } = request;
    const told = { ...preferenceHeaders(preferences), ...headersOfRouter(headers) };
    const address = JSON.stringify([url, told]);
    const client = String(headers["x-forwarded-for"]);
    const page = await this.#kept.get(address, this.#version(), () => this.#render(url, told, client));
    await page?.send(request, response);
  }

  async #render(url: string, told: Readonly<Record<string, string>>, client: string): Promise<Page> {
    const request = requestFor(url, { ...told, host: this.#host, "x-forwarded-for": client });
    const response = new CollectedResponse(request);
    const asker = {
      client,
      // Others may wait for it when the first has left.
      signal: new AbortController().signal,
      refuse: response.refuse.bind(response),
      pageHtml: pageHtmlFor(request),
    };
    await answerTo(asker, () => this.#make(request, response));
    const body = await response.body;
    const { statusCode: status } = response;
    const headers = response.getHeaders();
    if (status !== 200 || headers["set-cookie"] !== undefined) return new Page({ status, headers, body });
    return new Page({ status, headers: keptHeaders(headers, body, isFile(url)), body });
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
  /** Bytes; null for a page that is made anew for the next who ask. */
  readonly size: number | null;

  constructor(finished: Finished) {
    const { headers, body } = finished;
    const kept = headers.etag !== undefined && body.length <= MOST_OF_ONE;
    this.#finished = finished;
    this.#codings.set("identity", Promise.resolve(body));
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

  async #coded(coding: Coding): Promise<Buffer> {
    const known = this.#codings.get(coding);
    if (known) return known;
    const coded = this.#coded("identity").then(coding === "br" ? compressWell : compress);
    this.#codings.set(coding, coded);
    return coded;
  }
}

/** Brotli at this quality takes as long as gzip at its usual, and is a tenth smaller. */
const QUALITY = 5;
const brotli = promisify(brotliCompress);
const compress = promisify<Buffer, Buffer>(gzip);
const compressWell = (body: Buffer) =>
  brotli(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
  });

function codingFor(accepted: string | string[] | undefined): Coding {
  const accepts = new Negotiator({ headers: { "accept-encoding": accepted } }).encodings([...CODINGS]);
  return CODINGS.find((coding) => accepts.includes(coding)) ?? "identity";
}

/**
 * Anybody may keep a page, and asks each time whether it is still so: behind a server that keeps it for others it is at
 * most a second old. A file is the same for everybody.
 */
function keptHeaders(headers: OutgoingHttpHeaders, body: Buffer, file: boolean): OutgoingHttpHeaders {
  const policy = String(headers["content-security-policy"] ?? "");
  const dependsOn = file ? ["accept-encoding"] : ["accept-encoding", "accept-language", "cookie"];
  return {
    ...headers,
    // A file has no scripts of ours, and may be long.
    "content-security-policy": policyWithHashes(policy, file ? EMPTY : body),
    "cache-control": file ? headers["cache-control"] : "public, max-age=0, s-maxage=1, must-revalidate",
    // Weak ones: they are the same in every coding.
    etag: `W/${headers.etag ?? tagOf(body)}`,
    vary: [headers.vary, ...dependsOn].filter((name) => name !== undefined).join(", "),
  };
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
