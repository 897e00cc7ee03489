import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { AwsV4Signer } from "aws4fetch";
import { errorCode } from "../../error-code.ts";
import { lateSignal } from "../../late-signal.ts";
import { inAskSpan } from "../../trace/ask-span.ts";
import { type BucketPlace, nameOfPlace } from "../place.ts";
import { BucketError } from "./bucket-error.ts";

/** What is asked of a bucket, once. */
export interface BucketQuestion {
  readonly method: "GET" | "HEAD" | "PUT" | "POST" | "DELETE";
  /** What the store calls the file; empty for the bucket itself. */
  readonly name: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
  /** An answer of more bytes is given up. */
  readonly mostBytes?: number;
  readonly signal?: AbortSignal;
}

export interface BucketAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

/** How often is asked, and how long between. */
export interface Pacing {
  readonly tries: number;
  /** Before the second time; twice as long before each one after it. Milliseconds. */
  readonly firstWait: number;
  /** For one answer, whole. Milliseconds. */
  readonly patience: number;
}

/** What is sent may take a slow line some minutes. */
const USUAL: Pacing = { tries: 5, firstWait: 200, patience: 30_000 };
const PATIENCE_WITH_BODY = 10;
/** Statuses of services that have too much to do, or just now no answer. */
const AGAIN = [429, 500, 502, 503, 504];
/** A thousand names with all that is told of them. */
const MOST_BYTES = 4 * 1024 * 1024;

/** Keys that were derived of a secret for a day, see AwsV4Signer. */
const derived = new Map<string, ArrayBuffer>();

/** Asks a bucket. All that is sent is signed with its hash, so that what comes damaged is refused. */
export class BucketClient {
  readonly #place: BucketPlace;
  readonly #pacing: Pacing;

  constructor(place: BucketPlace, pacing: Partial<Pacing> = {}) {
    this.#place = place;
    this.#pacing = { ...USUAL, ...pacing };
  }

  /**
   * The answer, where its status is one of `wanted`. Asks again, later each time, where the service has too much to do or the
   * connection breaks. Throws a BucketError for anything else, or the reason of the signal.
   */
  async ask(question: BucketQuestion, ...wanted: readonly number[]): Promise<BucketAnswer> {
    const { tries, firstWait } = this.#pacing;
    for (let tried = 1; ; tried += 1) {
      const outcome = await this.#askOnce(question);
      if (!(outcome instanceof BucketError) && wanted.includes(outcome.status)) return outcome;
      const fault = outcome instanceof BucketError ? outcome : this.fault(question, outcome);
      if (tried >= tries || (fault.status !== null && !AGAIN.includes(fault.status))) throw fault;
      // Not all at once who were refused at once.
      await wait(firstWait * 2 ** (tried - 1) * (0.5 + Math.random() / 2), null, { signal: question.signal });
    }
  }

  /** What an answer says that was not wanted. */
  fault({ method, name }: BucketQuestion, { status, body }: BucketAnswer): BucketError {
    const [, code = ""] = /<Code>([\w.-]{1,80})<\/Code>/.exec(body.toString("utf8")) ?? [];
    return new BucketError(this.#said(method, name), status, code);
  }

  /** An address that answers the method for anybody until some seconds after `at`, see `expires`. */
  async signedAddress(
    method: "GET" | "HEAD",
    name: string,
    {
      at,
      expires,
      ...more
    }: { readonly at: Date; readonly expires: number } & Readonly<Record<`response-${string}`, string>>,
  ): Promise<string> {
    const url = this.#url({ method, name, query: { ...more, "X-Amz-Expires": String(expires) } });
    const datetime = at.toISOString().replace(/[:-]|\.\d{3}/g, "");
    const signed = await this.#signer(url, { method, signQuery: true, datetime }).sign();
    // A space is signed as %20, which not every service reads from a plus.
    return signed.url.href.replaceAll("+", "%20");
  }

  async #askOnce(question: BucketQuestion): Promise<BucketAnswer | BucketError> {
    const { method, body, headers, mostBytes = MOST_BYTES, signal: ended } = question;
    ended?.throwIfAborted();
    const sent = body ?? new Uint8Array();
    const hash = createHash("sha256").update(sent).digest("hex");
    const signed = await this.#signer(this.#url(question), {
      method,
      headers: { ...headers, "x-amz-content-sha256": hash },
    }).sign();
    const late = lateSignal(this.#pacing.patience * (body ? PATIENCE_WITH_BODY : 1));
    try {
      const response = await inAskSpan(method, signed.url, () =>
        fetch(signed.url, {
          method,
          headers: signed.headers,
          body: body ?? null,
          redirect: "manual",
          signal: ended ? AbortSignal.any([ended, late]) : late,
        }),
      );
      return { status: response.status, headers: response.headers, body: await bodyOf(response, mostBytes) };
    } catch (error) {
      ended?.throwIfAborted();
      const code = late.aborted ? "too slow" : codeOf(error);
      return new BucketError(this.#said(method, question.name), null, code);
    }
  }

  #said(method: string, name: string): string {
    return `${method} ${nameOfPlace(this.#place)}/${name}`;
  }

  #url({ name, query = {} }: BucketQuestion): string {
    const { endpoint, bucket, prefix } = this.#place;
    const url = new URL(`${endpoint}/${bucket}${name === "" ? "" : `/${prefix}${name}`}`);
    url.search = new URLSearchParams(query).toString();
    return url.href;
  }

  #signer(url: string, more: Partial<ConstructorParameters<typeof AwsV4Signer>[0]>): AwsV4Signer {
    const { keyId: accessKeyId, key: secretAccessKey, region } = this.#place;
    const known = region === null ? {} : { region };
    return new AwsV4Signer({
      url,
      accessKeyId,
      secretAccessKey,
      service: "s3",
      cache: derived,
      ...known,
      ...more,
    });
  }
}

async function bodyOf(response: Response, mostBytes: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    size += piece.length;
    if (size > mostBytes) throw new Error("too much");
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** `fetch` says why in what caused its error. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : null;
  return errorCode(cause) ?? errorCode(error) ?? (error instanceof Error ? error.message : String(error));
}
