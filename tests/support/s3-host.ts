import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { resolveRange } from "#core/file/byte-range.ts";
import { type Conditions, decidedStatus } from "#server/http/freshness.ts";
import type { BucketPlace } from "#server/media/place.ts";
import { listObjects } from "./s3-list.ts";
import { nameSpaced, S3Problem } from "./s3-problem.ts";
import { verify } from "./s3-signature.ts";
import { S3Uploads } from "./s3-uploads.ts";

/** What is wrong with an answer. */
export type S3Fault =
  /** Before anything is done. */
  | { readonly kind: "status"; readonly status: number; readonly code: string }
  /** Never answers. */
  | { readonly kind: "hangs" }
  /** Promises all of the answer, and hangs up after so many bytes. */
  | { readonly kind: "cut"; readonly after: number }
  /** Does what it is asked for, and hangs up without an answer. */
  | { readonly kind: "lost" }
  /** An error after 200, as when many parts are joined. */
  | { readonly kind: "late" };

export interface S3Object {
  readonly bytes: Buffer;
  readonly type: string;
  readonly cacheControl: string | null;
  readonly modified: Date;
  readonly etag: string;
}

const BUCKET = "media";
const MOST_LISTED = 1000;

interface Asked {
  readonly method: string;
  readonly key: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

/**
 * A service that speaks the protocol of S3, as strict as its reference: every request is signed, the hash of what it brings
 * is right, and its length is told before. It has one bucket, and misbehaves as it is told.
 */
export class S3Host {
  readonly objects = new Map<string, S3Object>();
  readonly uploads = new S3Uploads();
  /** What is wrong with the next answers, one after the other; null for nothing. */
  readonly faults: (S3Fault | null)[] = [];
  /** What was asked, as `GET key`. */
  readonly asked: string[] = [];
  /** What was asked at addresses that are signed in their query, in the same words. */
  readonly led: string[] = [];
  /** So many are listed at once. */
  mostListed = MOST_LISTED;
  /** What is listed in place of what there is; null for nothing else. */
  listed: string | null = null;
  /** Whether anybody may read what is in the bucket. */
  open = false;
  /** By its clock signatures are judged. */
  now = () => new Date();
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      void this.#answer(request, response).catch(() => response.destroy());
    });
  }

  static async open(port = 0): Promise<S3Host> {
    const host = new S3Host();
    await new Promise<void>((resolve) => host.#server.listen(port, "127.0.0.1", resolve));
    return host;
  }

  get origin(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  place(prefix = ""): BucketPlace {
    return {
      endpoint: this.origin,
      bucket: BUCKET,
      prefix,
      region: "eu-north-1",
      keyId: "playhead",
      key: "s3/cr+t",
    };
  }

  /** As operators write it. */
  url(prefix = ""): string {
    return `s3://playhead:s3%2Fcr%2Bt@${new URL(this.origin).host}/${BUCKET}/${prefix}?region=eu-north-1`;
  }

  put(
    key: string,
    bytes: Buffer,
    type = "application/octet-stream",
    cacheControl: string | null = null,
  ): S3Object {
    const etag = `"${createHash("md5").update(bytes).digest("hex")}"`;
    const object = { bytes, type, cacheControl, modified: new Date(), etag };
    this.objects.set(key, object);
    return object;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", url = "", headers } = request;
    const body = await bodyOf(request);
    const { pathname, searchParams: query } = new URL(url, this.origin);
    const [, bucket = "", ...rest] = decodeURIComponent(pathname).split("/");
    const key = rest.join("/");
    this.asked.push(`${method} ${key}`);
    if (query.has("X-Amz-Signature")) this.led.push(`${method} ${key}`);
    const fault = this.faults.shift() ?? null;
    if (fault?.kind === "hangs") return;
    try {
      if (fault?.kind === "status") throw new S3Problem(fault.status, fault.code);
      this.#letIn(request, body);
      if (bucket !== BUCKET) throw new S3Problem(404, "NoSuchBucket");
      const done = this.#do({ method, key, query, headers, body }, fault?.kind === "late");
      if (fault?.kind === "lost") response.destroy();
      else send(response, method, fault, done);
    } catch (error) {
      if (!(error instanceof S3Problem)) throw error;
      const text = error.toXml();
      response.writeHead(error.status, { "content-type": "application/xml", ...error.headers });
      response.end(method === "HEAD" ? undefined : text);
    }
  }

  #letIn({ method = "", url = "", headers }: IncomingMessage, body: Buffer): void {
    const anonymous = headers.authorization === undefined && !url.includes("X-Amz-Signature");
    if (this.open && anonymous && ["GET", "HEAD"].includes(method)) return;
    const { keyId, key, region } = this.place();
    const by = { keyId, key, region: region ?? "" };
    const verdict = verify({ method, target: url, headers }, by, this.now());
    if (verdict.kind === "refused") throw new S3Problem(verdict.status, verdict.code);
    const hash = createHash("sha256").update(body).digest("hex");
    if (verdict.bodyHash !== null && verdict.bodyHash !== hash)
      throw new S3Problem(400, "XAmzContentSHA256Mismatch");
    if (method === "PUT" && headers["content-length"] === undefined)
      throw new S3Problem(411, "MissingContentLength");
  }

  #do(asked: Asked, late: boolean): S3Answer {
    if (asked.key === "")
      return answer(
        200,
        {},
        this.listed === null
          ? listObjects(BUCKET, this.objects, asked.query, this.mostListed)
          : Buffer.from(this.listed),
      );
    return ["GET", "HEAD"].includes(asked.method) ? this.#read(asked) : this.#write(asked, late);
  }

  #read({ key, query, headers }: Asked): S3Answer {
    const object = this.objects.get(key);
    if (!object) throw new S3Problem(404, "NoSuchKey");
    const { bytes, etag, modified, type, cacheControl } = object;
    const decided = decidedStatus(headers as Conditions, { etag, "last-modified": modified.toUTCString() });
    if (decided === 412) throw new S3Problem(412, "PreconditionFailed");
    const saved = query.get("response-content-disposition");
    const told = {
      etag,
      "last-modified": modified.toUTCString(),
      "content-type": type,
      "accept-ranges": "bytes",
      ...(cacheControl === null ? {} : { "cache-control": cacheControl }),
      ...(saved === null ? {} : { "content-disposition": saved }),
    };
    if (decided === 304) return answer(304, told);
    const range = resolveRange(headers.range ?? null, bytes.length);
    if (range.kind === "unsatisfiable")
      throw new S3Problem(416, "InvalidRange", { "content-range": `bytes */${bytes.length}` });
    if (range.kind === "full") return answer(200, told, bytes);
    const { start, end } = range;
    const part = { ...told, "content-range": `bytes ${start}-${end}/${bytes.length}` };
    return answer(206, part, bytes.subarray(start, end + 1));
  }

  #write({ method, key, query, headers, body }: Asked, late: boolean): S3Answer {
    const keep = (bytes: Buffer) =>
      this.put(key, bytes, headers["content-type"], headers["cache-control"] ?? null);
    if (method === "POST" && query.has("uploads")) {
      const uploadId = this.uploads.begin(
        key,
        headers["content-type"] ?? "",
        headers["cache-control"] ?? null,
      );
      const result = `<Bucket>${BUCKET}</Bucket><Key>${key}</Key><UploadId>${uploadId}</UploadId>`;
      return answer(200, {}, nameSpaced("InitiateMultipartUploadResult", result));
    }
    const uploadId = query.get("uploadId");
    if (uploadId !== null && method === "PUT") {
      const etag = this.uploads.part(key, uploadId, Number(query.get("partNumber")), body);
      return answer(200, { etag });
    }
    if (uploadId !== null && method === "POST") {
      if (late) return answer(200, {}, Buffer.from(new S3Problem(500, "InternalError").toXml()));
      const { bytes, type, cacheControl } = this.uploads.complete(key, uploadId, body.toString("utf8"));
      const { etag } = this.put(key, bytes, type, cacheControl);
      return answer(200, {}, nameSpaced("CompleteMultipartUploadResult", `<ETag>${etag}</ETag>`));
    }
    if (uploadId !== null && method === "DELETE") this.uploads.abort(key, uploadId);
    else if (method === "DELETE") this.objects.delete(key);
    else if (method !== "PUT") throw new S3Problem(405, "MethodNotAllowed");
    if (method === "DELETE") return answer(204, {});
    if (headers["if-none-match"] === "*" && this.objects.has(key))
      throw new S3Problem(412, "PreconditionFailed");
    return answer(200, { etag: keep(body).etag });
  }
}

interface S3Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

function answer(status: number, headers: S3Answer["headers"] = {}, body: Buffer = Buffer.alloc(0)): S3Answer {
  return { status, headers, body };
}

function send(
  response: ServerResponse,
  method: string,
  fault: S3Fault | null,
  { status, headers, body }: S3Answer,
) {
  const length = status === 204 || status === 304 ? {} : { "content-length": String(body.length) };
  response.writeHead(status, { ...headers, ...length });
  if (fault?.kind === "cut") response.write(body.subarray(0, fault.after), () => response.destroy());
  else response.end(method === "HEAD" ? undefined : body);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces);
}
