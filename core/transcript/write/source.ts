import { type Moment, momentHref } from "../../time/moment.ts";

/** Where a transcript is from, as files tell that are read on their own. */
export interface TranscriptSource {
  readonly title: string;
  readonly showTitle: string;
  /** The show's, BCP 47: a page shows the transcript in it unasked. */
  readonly language: string;
  /** The whole address of the episode's page. */
  readonly url: string;
}

/** The whole address of a moment in the transcript of this language. */
export function sourceMomentUrl(source: TranscriptSource, language: string, moment: Moment): string {
  return inLanguage(momentHref(source.url, moment), source, language);
}

/** An address with parameters, made to open the transcript of this language. */
export function inLanguage(
  address: string,
  source: Pick<TranscriptSource, "language">,
  language: string,
): string {
  return language === source.language ? address : `${address}&lang=${encodeURIComponent(language)}`;
}
