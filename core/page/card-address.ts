import { cardPath, type EpisodeKey } from "../episode/address.ts";
import type { EpisodePage } from "../episode/episode.ts";
import { type Quote, quotePrint, wordMark } from "../quote/quote.ts";
import { formatMoment, type Moment } from "../time/moment.ts";

/** What the address of a card is made of; `text` is the quote where there is one, else the title. */
export interface CardSubject {
  readonly key: EpisodeKey;
  readonly moment: Moment | null;
  readonly text: string;
  /** Of the transcript that is quoted, BCP 47; null for the one that is shown unasked. */
  readonly language: string | null;
}

/** The size of every card, in pixels: what Open Graph asks for. */
export const CARD_SIZE = { width: 1200, height: 630 } as const;

const VERSION_LETTERS = 5;

/** The card of an episode, or of a moment in it with its words. */
export function episodeCardHref(
  { brief, transcript }: EpisodePage,
  moment: Moment | null,
  quote: Pick<Quote, "text"> | null,
): string {
  const { key, title, language } = brief.track;
  const spoken = transcript?.language ?? language;
  const text = quote?.text ?? title;
  return cardHref({ key, moment, text, language: spoken === language ? null : spoken });
}

/**
 * The address of the picture that a link unfolds into: `/card/show/episode?t=754.2,792&quote=2.AbCd&v=x1Y2z`. `v`
 * changes with the text, because chats keep a picture for as long as its address is the same.
 */
export function cardHref({ key, moment, text, language }: CardSubject): string {
  const print = moment?.end == null ? "" : quotePrint(text);
  const parameters = [
    ...(moment === null ? [] : [`t=${formatMoment(moment)}`]),
    ...(print === "" ? [] : [`quote=${print}`]),
    ...(language === null ? [] : [`lang=${encodeURIComponent(language)}`]),
    `v=${wordMark(text, VERSION_LETTERS)}`,
  ];
  return `${cardPath(key)}?${parameters.join("&")}`;
}
