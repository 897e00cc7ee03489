/** What an embedded player says, in one language. What stands in braces is filled in. */
export interface EmbedWords {
  readonly play: string;
  readonly pause: string;
  /** With `{title}`. */
  readonly playTitle: string;
  readonly pauseTitle: string;
  readonly mute: string;
  readonly unmute: string;
  /** With `{seconds}`. */
  readonly back: string;
  readonly forward: string;
  readonly speed: string;
  /** What stands before the decimals of a number. */
  readonly decimal: string;
  readonly seek: string;
  /** With `{place}` and `{total}`. */
  readonly placeOf: string;
  /** With `{time}`. */
  readonly playFrom: string;
  readonly copyLink: string;
  /** With `{time}`. */
  readonly linkCopied: string;
  /** With `{link}`. */
  readonly copyYourself: string;
  readonly openPage: string;
  readonly transcript: string;
  readonly find: string;
  readonly previousMatch: string;
  readonly nextMatch: string;
  /** With `{current}` and `{total}`. */
  readonly matchOf: string;
  readonly noMatch: string;
  readonly noAudio: string;
  readonly failed: string;
  readonly newest: string;
  readonly noEpisodes: string;
  readonly notFound: string;
}

/** The sentence with its values in place of the names in braces. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
