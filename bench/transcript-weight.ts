import { setTimeout as wait } from "node:timers/promises";
import { brotliCompressSync } from "node:zlib";
import { asSpokenFile } from "#core/transcript/spoken-file.ts";
import { kilobytes } from "./sites.ts";

/** A page is compressed again once it has been asked for a few times; by then that is done. */
const ASKED = 12;
/** Milliseconds. */
const BETWEEN = 500;

/**
 * What a transcript weighs in its page, compressed: its words, when each is spoken, and its markup. Beside its words alone,
 * and a page of the same show that has none.
 */
export async function weighTranscript(page: string, pageWithout: string): Promise<void> {
  const spoken = asSpokenFile(await (await fetch(`${page}/spoken.json`)).json());
  if (!spoken) throw new Error(`${page} has no words`);
  // Brotli at its best, which is what zlib does where nothing is asked of it.
  const words = brotliCompressSync(spoken.passages.map(({ text }) => text).join("\n")).length;
  const whole = (await sentBytes(page)) - (await sentBytes(pageWithout));
  console.log(
    `  everything of a transcript: ${kilobytes(whole)}, its words alone ${kilobytes(words)}: ratio ${(whole / words).toFixed(2)}`,
  );
}

/** Of a page that is asked for often. */
async function sentBytes(page: string): Promise<number> {
  let bytes = Number.POSITIVE_INFINITY;
  for (let time = 0; time < ASKED; time++) {
    const answer = await fetch(page, { headers: { "accept-encoding": "br" } });
    await answer.arrayBuffer();
    bytes = Math.min(bytes, Number(answer.headers.get("content-length")));
    await wait(BETWEEN);
  }
  return bytes;
}
