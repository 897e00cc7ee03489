import { type Quote, quoteHref } from "../quote/quote.ts";
import { quoteAt } from "../quote/quote-at.ts";
import { type Moment, momentHref } from "../time/moment.ts";
import { passageAt, type Transcript } from "../transcript/transcript.ts";
import { type CountedMoment, type MomentCount, sumMoments } from "./count.ts";

/** What was shared of one sentence: whoever quotes a word more or less has shared the same. */
export interface SharedMoment extends MomentCount {
  /** The words, as the most have shared them; null where nothing is said, or it is not known what. */
  readonly quote: Quote | null;
  readonly moment: Moment;
  readonly href: string;
}

/** Times are rounded to the millisecond: a word that begins at a moment may begin a little later. Seconds. */
const ROUNDED = 0.001;

/** Counted moments of an episode as sentences, those that were shared most first. `page`: the address of the episode. */
export function sharedMoments(
  counted: readonly CountedMoment[],
  transcript: Transcript | null,
  page: string,
): readonly SharedMoment[] {
  const sentences = new Map<string, readonly CountedMoment[]>();
  for (const one of counted) {
    const place = placeOf(one.moment, transcript);
    sentences.set(place, [...(sentences.get(place) ?? []), one]);
  }
  return [...sentences.values()]
    .map((group) => {
      const [first] = group.toSorted((a, b) => actsOf(b) - actsOf(a));
      if (!first) throw new Error("A group has no moment");
      const { moment } = first;
      const quote = transcript && quoteAt(transcript, moment);
      const href = quote && moment.end !== null ? quoteHref(page, quote) : momentHref(page, moment);
      const count = group.map((one) => one.count).reduce(sumMoments);
      return { ...count, quote, moment, href };
    })
    .toSorted((a, b) => b.shared - a.shared || b.opened - a.opened || a.moment.start - b.moment.start);
}

const actsOf = ({ count }: CountedMoment) => count.shared + count.opened;

/** What tells the sentence in which a moment begins from all others; where there is none, its second. */
function placeOf({ start }: Moment, transcript: Transcript | null): string {
  const time = start + ROUNDED;
  const sentence = transcript && quoteAt(transcript, { start: time, end: null });
  return sentence ? `${passageAt(transcript.passages, time)} ${sentence.text}` : String(Math.floor(start));
}
