import { createHash, randomUUID } from "node:crypto";
import { S3Problem } from "./s3-problem.ts";

interface Upload {
  readonly key: string;
  readonly type: string;
  readonly cacheControl: string | null;
  readonly parts: Map<number, { readonly bytes: Buffer; readonly etag: string }>;
}

/** Only the last part may be smaller. */
const LEAST_PART = 5 * 1024 * 1024;
const MOST_PARTS = 10_000;

/** Files that come in parts (multipart uploads), as strict as S3's reference. */
export class S3Uploads {
  readonly #open = new Map<string, Upload>();

  /** How many have been begun, and neither completed nor aborted. */
  get size(): number {
    return this.#open.size;
  }

  begin(key: string, type: string, cacheControl: string | null): string {
    const id = randomUUID();
    this.#open.set(id, { key, type, cacheControl, parts: new Map() });
    return id;
  }

  part(key: string, id: string, number: number, bytes: Buffer): string {
    if (!(number >= 1 && number <= MOST_PARTS)) throw new S3Problem(400, "InvalidArgument");
    const etag = `"${createHash("md5").update(bytes).digest("hex")}"`;
    this.#find(key, id).parts.set(number, { bytes, etag });
    return etag;
  }

  complete(
    key: string,
    id: string,
    list: string,
  ): { bytes: Buffer; type: string; cacheControl: string | null } {
    const { parts, type, cacheControl } = this.#find(key, id);
    const form = /<Part><PartNumber>(\d+)<\/PartNumber><ETag>([^<]*)<\/ETag><\/Part>/g;
    const named = [...list.matchAll(form)].map(([, number = "", etag = ""]) => ({
      number: Number(number),
      etag,
    }));
    if (named.length === 0) throw new S3Problem(400, "MalformedXML");
    const pieces = named.map(({ number, etag }, index) => {
      const part = parts.get(number);
      if (!part || part.etag !== etag) throw new S3Problem(400, "InvalidPart");
      if (index > 0 && number <= (named[index - 1]?.number ?? 0))
        throw new S3Problem(400, "InvalidPartOrder");
      if (index < named.length - 1 && part.bytes.length < LEAST_PART)
        throw new S3Problem(400, "EntityTooSmall");
      return part.bytes;
    });
    this.#open.delete(id);
    return { bytes: Buffer.concat(pieces), type, cacheControl };
  }

  abort(key: string, id: string): void {
    this.#find(key, id);
    this.#open.delete(id);
  }

  #find(key: string, id: string): Upload {
    const upload = this.#open.get(id);
    if (upload?.key !== key) throw new S3Problem(404, "NoSuchUpload");
    return upload;
  }
}
