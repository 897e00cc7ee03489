import type { FeedEpisode, FeedTranscript } from "#core/feed/read/feed.ts";
import { rankTranscripts } from "#core/feed/read/transcript-rank.ts";
import { readTranscript, type TranscriptFormat } from "#core/transcript/read/format.ts";
import { findFormat } from "#core/transcript/read/format-content.ts";
import { transcriptFormat } from "#core/transcript/read/format-label.ts";
import { parseLocation } from "../../fetch/location.ts";
import { type ReadText, readText } from "../../fetch/read-text.ts";
import { fetchOptions, type ImportContext, TEXT_LIMIT } from "./context.ts";
import type { TranscriptDraft } from "./draft.ts";
import { type Notice, noticeOf, noticeOfFailure, toNotices } from "./notice.ts";

interface DraftedTranscripts {
  readonly transcripts: readonly TranscriptDraft[];
  readonly notices: readonly Notice[];
}

/** One transcript for each language that the episode names: of several files the best that can be read. */
export async function draftTranscripts(
  item: FeedEpisode,
  episode: string,
  context: ImportContext,
): Promise<DraftedTranscripts> {
  const transcripts = new Map<string, TranscriptDraft>();
  const notices: Notice[] = [];
  for (const candidate of rankTranscripts(item.transcripts, context.language)) {
    const language = candidate.language ?? context.language;
    if (transcripts.has(language)) continue;
    const read = await draftTranscript(candidate, language, episode, context);
    if (read.transcript) transcripts.set(language, read.transcript);
    notices.push(...read.notices);
  }
  return { transcripts: [...transcripts.values()], notices };
}

async function draftTranscript(
  candidate: FeedTranscript,
  language: string,
  episode: string,
  context: ImportContext,
): Promise<{ readonly transcript: TranscriptDraft | null; readonly notices: readonly Notice[] }> {
  const named = { episode, source: candidate.url };
  const without = (notice: Notice) => ({ transcript: null, notices: [notice] });
  const location = parseLocation(candidate.url, context.base);
  const read = await readText(location, fetchOptions(context, TEXT_LIMIT));
  if (read.kind !== "read") return without(noticeOfFailure(named, read));
  const found = findFormat(read.text, labelOf(candidate, read));
  if (found.kind === "refused") return { transcript: null, notices: toNotices(named, [found.problem]) };
  const { problems, ...text } = readTranscript(found.format, read.text);
  const notices = toNotices(named, [...read.problems, ...problems]);
  if (text.passages.length === 0)
    return { transcript: null, notices: [...notices, noticeOf(named, "transcript-empty", "")] };
  return { transcript: { language, format: found.format, ...text }, notices };
}

/** What a transcript is called: by the feed, else by the server that gave it. */
function labelOf(
  { type, url }: FeedTranscript,
  { contentType, location }: ReadText,
): TranscriptFormat | null {
  const given = location.kind === "remote" ? location.url : location.path;
  return transcriptFormat(type, url) ?? transcriptFormat(contentType, given);
}
