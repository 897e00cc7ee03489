import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** How a body may be sent, the smallest first. */
export const CODINGS = ["br", "gzip", "identity"] as const;
export type Coding = (typeof CODINGS)[number];

/** Brotli at this quality takes as long as gzip at its usual, and is a tenth smaller. */
const QUICK = 5;
/** An eighth smaller still, at twenty times the time: a third of a second for an hour of speech. */
const BEST = 11;
/** What would take longer than a second or two. Bytes. */
const MOST_FOR_BEST = 1_000_000;

const brotli = promisify(brotliCompress);
const zip = promisify<Buffer, Buffer>(gzip);

function compressTo(quality: number, body: Buffer): Promise<Buffer> {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
  };
  return brotli(body, { params });
}

/** A body as it is sent to somebody who waits for it. */
export async function compress(coding: Coding, body: Buffer): Promise<Buffer> {
  if (coding === "identity") return body;
  return coding === "br" ? compressTo(QUICK, body) : zip(body);
}

let busy = false;

/**
 * A body in Brotli as small as it becomes. Null where that would take too long, and while another is being compressed: one
 * processor at most is busy with it, and never with a list of those that have changed meanwhile.
 */
export async function compressBest(body: Buffer): Promise<Buffer | null> {
  if (busy || body.length > MOST_FOR_BEST) return null;
  busy = true;
  try {
    return await compressTo(BEST, body);
  } finally {
    busy = false;
  }
}
