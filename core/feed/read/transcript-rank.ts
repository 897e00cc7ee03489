import { isSameLanguage } from "../../text/language.ts";
import { transcriptFormat } from "../../transcript/read/format-label.ts";
import { TRANSCRIPT_FORMATS } from "../../transcript/read/format-name.ts";
import type { FeedTranscript } from "./podcast-tag.ts";

/**
 * The transcripts of an episode in the order in which to try them: in its own language `language` (BCP 47), then in
 * another variety of it, then others; within each by format, those that cannot be read last. One that names no
 * language counts as in the episode's. Word times are known only after reading, so they do not count here.
 */
export function rankTranscripts(
  transcripts: readonly FeedTranscript[],
  language: string,
): readonly FeedTranscript[] {
  return transcripts.toSorted(
    (a, b) =>
      languageRank(a.language, language) - languageRank(b.language, language) ||
      formatRank(a) - formatRank(b),
  );
}

function languageRank(language: string | null, wanted: string): number {
  if (language === null || isSameLanguage(language, wanted)) return 0;
  return language.split("-", 1)[0] === wanted.split("-", 1)[0] ? 1 : 2;
}

function formatRank({ type, url }: FeedTranscript): number {
  const format = transcriptFormat(type, url);
  return format === null ? TRANSCRIPT_FORMATS.length : TRANSCRIPT_FORMATS.indexOf(format);
}
