import { type Chapter, parseChaptersJson } from "#core/episode/chapters-json.ts";
import type { FeedEpisode } from "#core/feed/read/feed.ts";
import { withoutLogin } from "#core/text/login.ts";
import { readInnerChapters } from "../../audio/inner-chapters.ts";
import { locate } from "../../fetch/location.ts";
import type { ImportContext } from "./context.ts";
import { readNamed } from "./named-text.ts";
import { atMost, type NamedFile, type Notice, noticeOfFailure, toNotices } from "./notice.ts";

interface DraftedChapters {
  readonly chapters: readonly Chapter[];
  readonly notices: readonly Notice[];
}

/** From the chapters file, else from the feed itself, else from within the audio, where it is a file on this machine. */
export async function draftChapters(
  item: FeedEpisode,
  episode: string,
  context: ImportContext,
): Promise<DraftedChapters> {
  const told = await toldChapters(item, episode, context);
  if (told.chapters.length > 0) return told;
  const inner = await innerChapters(item, episode, context);
  return { chapters: inner.chapters, notices: [...told.notices, ...inner.notices] };
}

async function toldChapters(
  item: FeedEpisode,
  episode: string,
  context: ImportContext,
): Promise<DraftedChapters> {
  const named = { episode, source: item.chaptersUrl ?? item.guid };
  if (item.chaptersUrl === null) return bounded(item.chapters, named, [], context);
  const read = await readNamed(item.chaptersUrl, context);
  if (read.kind !== "read") return bounded(item.chapters, named, [noticeOfFailure(named, read)], context);
  const { chapters, problems } = parseChaptersJson(read.text);
  const notices = toNotices(named, [...read.problems, ...problems]);
  return bounded(chapters.length > 0 ? chapters : item.chapters, named, notices, context);
}

async function innerChapters(
  { enclosure }: FeedEpisode,
  episode: string,
  context: ImportContext,
): Promise<DraftedChapters> {
  const location = enclosure === null ? null : await locate(enclosure.url, context.base);
  if (enclosure === null || location?.kind !== "local") return { chapters: [], notices: [] };
  const named = { episode, source: enclosure.url };
  const { chapters, problems } = await readInnerChapters(location.path, context.mediaPlace);
  return bounded(chapters, named, toNotices(named, problems), context);
}

/** As many as are kept. `notices`: of how they were read. */
function bounded(
  chapters: readonly Chapter[],
  named: NamedFile,
  notices: readonly Notice[],
  { limits }: ImportContext,
): DraftedChapters {
  const { kept, notices: left } = atMost(chapters, limits.chapters, named, "chapters-left-out");
  return { chapters: kept.map(withoutLogins), notices: [...notices, ...left] };
}

function withoutLogins({ url, imageUrl, ...chapter }: Chapter): Chapter {
  return { ...chapter, url: url && withoutLogin(url), imageUrl: imageUrl && withoutLogin(imageUrl) };
}
