import { clampMoment, type Moment, parseMoment } from "../time/moment.ts";
import type { Transcript } from "../transcript/transcript.ts";
import { decodeWordTimes } from "../transcript/word-times.ts";
import { type FoundQuote, findQuote } from "./quote-search.ts";

/** What a link to an episode names. */
export interface LinkedMoment {
  /** Null: the episode as a whole. */
  readonly moment: Moment | null;
  /** What has become of the words that it quotes; null when it quotes none, or they cannot be looked for. */
  readonly quote: FoundQuote["kind"] | null;
}

/**
 * Reads `?t=` and `?quote=` of an episode's address. Where the quoted words have moved the moment is where they are
 * now; where they are gone it is what `t` says. `lastEnd`: the episode's `knownEnd`, seconds.
 */
export function linkedMoment(
  t: string,
  print: string,
  transcript: Transcript | null,
  lastEnd: number | null,
): LinkedMoment {
  const named = parseMoment(t);
  if (named === null) return { moment: null, quote: null };
  const passages = print === "" || transcript === null ? [] : transcript.passages.map(withTimes);
  const found = findQuote(passages, print, named);
  const moment = found !== null && found.kind !== "gone" ? found.moment : named;
  return { moment: clampMoment(moment, lastEnd), quote: found?.kind ?? null };
}

function withTimes({ text, end, wordTimes }: Transcript["passages"][number]) {
  return { text, end, wordTimes: decodeWordTimes(wordTimes) };
}
