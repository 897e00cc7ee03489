import { z } from "zod";
import { episodeHref } from "#core/episode/address.ts";
import { wholeUrl } from "#core/episode/whole-url.ts";
import { isSameLanguage } from "#core/text/language.ts";
import { momentHref } from "#core/time/moment.ts";
import type { StoredPassage } from "#core/transcript/transcript.ts";
import { listOf, seconds } from "../api/schema.ts";
import { passageAnswer, transcriptSchema } from "../api/transcript-answer.ts";
import { findEpisodePage } from "../shows/kept-episodes.ts";
import { partWith } from "../shows/transcript-part.ts";
import { episodeInput, NO_SUCH_EPISODE, parseEpisodeId } from "./episode-input.ts";
import { missing, type ToolAnswer } from "./tool-result.ts";

/** Of the text of one answer; some ten minutes of talk. Characters. */
const MOST_TEXT = 12_000;
/** So that many short ones, each with its link, are no longer than that either. */
const MOST_PASSAGES = 100;

export const transcriptInput = z.object({
  ...episodeInput,
  lang: z.string().trim().max(35).optional().describe("BCP 47; the show's own unless said"),
  from: seconds.optional().describe("Begins with what is said at this time, in seconds"),
  to: seconds.optional().describe("Ends before what begins at this time, in seconds"),
  cursor: z.int().nonnegative().optional().describe("Goes on where an answer ended: its `next`"),
});

export const transcriptOutput = transcriptSchema
  .pick({ language: true, languages: true, timing: true })
  .extend({
    episode: z.object({ id: z.string(), title: z.string(), show: z.string(), url: z.url() }),
    passages: listOf(
      passageAnswer
        .omit({ words: true, confidence: true })
        .extend({ url: z.url().describe("Opens the episode where this is said") }),
    ),
    next: z.int().nullable().describe("The cursor of what follows; null at the end of what was asked for"),
  });

/** A stretch of what is said in an episode, each passage with the link that opens it there. */
export async function getTranscript(
  {
    episode: id,
    lang = "",
    from = 0,
    to = Number.POSITIVE_INFINITY,
    cursor,
  }: z.infer<typeof transcriptInput>,
  publicUrl: string,
): Promise<ToolAnswer<z.infer<typeof transcriptOutput>>> {
  const key = parseEpisodeId(id);
  const part = cursor === undefined ? null : partWith(cursor);
  const moment = cursor === undefined && from > 0 ? { start: from, end: null } : null;
  const found = key && (await findEpisodePage(key, lang || null, part, moment));
  if (!found) return NO_SUCH_EPISODE;
  const { transcript, languages, part: read } = found;
  if (transcript === null) return missing("Nobody has written down what is said in this episode.");
  const { language, timing } = transcript;
  if (lang !== "" && !isSameLanguage(lang, language))
    return missing(`There is no transcript in ${lang}, but in ${languages.join(", ")}.`);
  if (cursor !== undefined && cursor >= read.total)
    return missing(`Nothing follows the cursor ${cursor}: the transcript has ${read.total} passages.`);
  const { passages, first, total } = read;
  const begin = cursor === undefined ? placeAt(passages, from) : cursor - first;
  const told = fitting(passages.slice(begin), to);
  const end = begin + told.length;
  const ended = first + end >= total || isAfter(passages[end], to);
  const { title, showTitle } = found.brief.track;
  const url = wholeUrl(episodeHref(key), publicUrl);
  return {
    kind: "found",
    found: {
      episode: { id, title, show: showTitle, url },
      language,
      languages,
      timing,
      passages: told.map(({ speaker, start, end, text }) => ({
        speaker,
        start,
        end,
        text,
        url: start === null ? url : momentHref(url, { start, end: null }),
      })),
      next: ended ? null : first + end,
    },
  };
}

/** Where among them what is said at this time stands: the last that has begun by then. */
function placeAt(passages: readonly StoredPassage[], time: number): number {
  return Math.max(
    0,
    passages.findLastIndex(({ start }) => start !== null && start <= time),
  );
}

function isAfter(passage: StoredPassage | undefined, time: number): boolean {
  return passage !== undefined && passage.start !== null && passage.start >= time;
}

/** As many of the first as one answer holds, at least one of those that begin before this time. */
function fitting(passages: readonly StoredPassage[], to: number): readonly StoredPassage[] {
  let length = 0;
  const end = passages.findIndex((passage, index) => {
    length += passage.text.length;
    return index === MOST_PASSAGES || (index > 0 && length > MOST_TEXT) || isAfter(passage, to);
  });
  return end < 0 ? passages : passages.slice(0, end);
}
