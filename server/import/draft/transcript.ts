import type { FeedEpisode, FeedTranscript } from "#core/feed/read/feed.ts";
import { rankTranscripts } from "#core/feed/read/transcript-rank.ts";
import { readTranscript, transcriptFormat } from "#core/transcript/read/format.ts";
import { locate } from "../../fetch/location.ts";
import { readText } from "../../fetch/read-text.ts";
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
  const format = transcriptFormat(candidate.type, candidate.url);
  if (format === null) return without(noticeOf(named, "transcript-format", candidate.type ?? candidate.url));
  const location = await locate(candidate.url, context.base);
  const read = await readText(location, fetchOptions(context, TEXT_LIMIT));
  if (read.kind !== "read") return without(noticeOfFailure(named, read));
  const { problems, ...text } = readTranscript(format, read.text);
  const notices = toNotices(named, problems);
  if (text.passages.length === 0)
    return { transcript: null, notices: [...notices, noticeOf(named, "transcript-empty", "")] };
  return { transcript: { language, format, ...text }, notices };
}
