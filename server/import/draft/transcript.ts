import type { FeedEpisode, FeedTranscript } from "#core/feed/read/feed.ts";
import { rankTranscripts } from "#core/feed/read/transcript-rank.ts";
import { isSameLanguage } from "#core/text/language.ts";
import type { Timing } from "#core/transcript/passage.ts";
import { isCaptionFormat, readTranscript } from "#core/transcript/read/format.ts";
import { findFormat } from "#core/transcript/read/format-content.ts";
import { transcriptFormat } from "#core/transcript/read/format-label.ts";
import { type TranscriptFormat, WORD_FORMATS } from "#core/transcript/read/format-name.ts";
import type { ReadText } from "../../fetch/read-text.ts";
import type { ImportContext } from "./context.ts";
import type { TranscriptDraft } from "./draft.ts";
import { readNamed } from "./named-text.ts";
import { atMost, type Notice, noticeOf, noticeOfFailure, toNotices } from "./notice.ts";

interface DraftedTranscripts {
  readonly transcripts: readonly TranscriptDraft[];
  /** Languages of which no transcript could be had this time, though there is one. */
  readonly missing: readonly string[];
  readonly notices: readonly Notice[];
}

/**
 * One transcript for each language that the episode names, called as the show calls its own: of several files the first
 * that knows when words are spoken, else the first that knows when lines are, else the first that can be read.
 */
export async function draftTranscripts(
  item: FeedEpisode,
  episode: string,
  context: ImportContext,
): Promise<DraftedTranscripts> {
  const transcripts = new Map<string, TranscriptDraft>();
  const credited = item.persons.map(({ name }) => name);
  const missed = new Set<string>();
  const ranked = rankTranscripts(item.transcripts, context.language);
  const tried = atMost(
    ranked,
    context.limits.transcripts,
    { episode, source: item.guid },
    "transcripts-left-out",
  );
  const notices = [...tried.notices];
  for (const candidate of tried.kept) {
    const named = candidate.language ?? context.language;
    const known = [context.language, ...transcripts.keys()];
    const language = known.find((other) => isSameLanguage(named, other)) ?? named;
    const best = transcripts.get(language) ?? null;
    if (best !== null && !canKnowMore(candidate, best)) continue;
    const read = await draftTranscript(candidate, language, episode, credited, context);
    if (read.transcript && (best === null || knowsMore(read.transcript, best)))
      transcripts.set(language, read.transcript);
    else if (read.notices.some(({ retry }) => retry)) missed.add(language);
    notices.push(...read.notices);
  }
  const missing = [...missed].filter((language) => !transcripts.has(language));
  return { transcripts: [...transcripts.values()], missing, notices };
}

/** The more exact, the lower. */
const EXACTNESS: readonly Timing[] = ["word", "cue", "aligned", "none"];

function knowsMore(one: TranscriptDraft, other: TranscriptDraft): boolean {
  return EXACTNESS.indexOf(one.timing) < EXACTNESS.indexOf(other.timing);
}

/** Whether a file that is not read yet may tell times more exactly, by what it is called. */
function canKnowMore({ type, url }: FeedTranscript, { timing }: TranscriptDraft): boolean {
  const format = transcriptFormat(type, url);
  if (format === null || timing === "word") return false;
  return timing === "none" ? isCaptionFormat(format) : WORD_FORMATS.has(format);
}

async function draftTranscript(
  candidate: FeedTranscript,
  language: string,
  episode: string,
  credited: readonly string[],
  context: ImportContext,
): Promise<{ readonly transcript: TranscriptDraft | null; readonly notices: readonly Notice[] }> {
  const named = { episode, source: candidate.url };
  const without = (notice: Notice) => ({ transcript: null, notices: [notice] });
  const read = await readNamed(candidate.url, context);
  if (read.kind !== "read") return without(noticeOfFailure(named, read));
  const found = findFormat(read.text, labelOf(candidate, read));
  if (found.kind === "refused") return { transcript: null, notices: toNotices(named, [found.problem]) };
  const { problems, ...text } = readTranscript(found.format, read.text, credited);
  const { kept: passages, notices: cut } = atMost(
    text.passages,
    context.limits.passages,
    named,
    "transcript-cut",
  );
  const notices = [...toNotices(named, [...read.problems, ...problems]), ...cut];
  if (passages.length === 0)
    return { transcript: null, notices: [...notices, noticeOf(named, "transcript-empty", "")] };
  return { transcript: { language, format: found.format, ...text, passages }, notices };
}

/** What a transcript is called: by the feed, else by the server that gave it. */
function labelOf(
  { type, url }: FeedTranscript,
  { contentType, location }: ReadText,
): TranscriptFormat | null {
  const given = location.kind === "remote" ? location.url : location.path;
  return transcriptFormat(type, url) ?? transcriptFormat(contentType, given);
}
