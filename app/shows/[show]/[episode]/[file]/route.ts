import { SPOKEN_FILE } from "#core/episode/address.ts";
import { clipFormat, type EpisodeFile } from "#core/episode/episode-file.ts";
import { isRange, parseMoment, type Range } from "#core/time/moment.ts";
import { config } from "#server/config.ts";
import { conditionalResponse, contentTag } from "#server/http/conditional.ts";
import { answerUnlessBusy } from "#server/http/overload.ts";
import { notFoundResponse, OPEN_TO_ALL, problemResponse } from "#server/http/problem.ts";
import { findEpisode } from "#server/shows/episodes.ts";
import { writeFile } from "#server/shows/scribe.ts";
import type { TranscriptWish } from "#server/shows/transcript-part.ts";

/**
 * `/shows/[show]/[episode]/` with `transcript.[vtt|srt|json|txt|html|md]`, in the language `?lang=` when there is one;
 * `clip.[vtt|srt|txt|md]?t=60,72`; `spoken.json`, what the player reads along; or `chapters.json`. The sound,
 * `audio.mp3`, is answered before it comes here, see server/site/media.ts.
 */
async function answer(
  request: Request,
  { params }: RouteContext<"/shows/[show]/[episode]/[file]">,
): Promise<Response> {
  const { file: name, ...key } = await params;
  const asked = new URL(request.url).searchParams;
  const moment = parseMoment(asked.get("t"));
  const range = isRange(moment) ? moment : null;
  const clip = clipFormat(name) !== null;
  if (range === null && clip) return rangeMissing();
  const episode = await findEpisode(key, asked.get("lang"), partOf(name, clip ? range : null));
  if (episode === null) return notFoundResponse();
  return answerUnlessBusy(async () => {
    const file = await writeFile(episode, name, range, config().publicUrl);
    return file === null
      ? notFoundResponse()
      : fileResponse(request, file, episode.blocked || episode.withdrawn);
  });
}

/** `unlisted`: search engines are to leave it out. */
function fileResponse(request: Request, file: EpisodeFile, unlisted: boolean): Response {
  return conditionalResponse(request.headers, {
    body: file.text,
    etag: contentTag(file.text),
    type: `${file.type}; charset=utf-8`,
    modified: null,
    headers: {
      ...OPEN_TO_ALL,
      // A feed may call its language anything; a header may not.
      ...(/^[a-z0-9-]+$/i.test(file.language) ? { "content-language": file.language } : {}),
      "content-disposition": file.disposition,
      // Asked for again each time: a corrected word is in the next copy.
      "cache-control": "no-cache",
      "x-content-type-options": "nosniff",
      ...(unlisted ? { "x-robots-tag": "noindex" } : {}),
    },
  });
}

/** What is read of the transcript for a file of this name. */
function partOf(name: string, range: Range | null): TranscriptWish {
  if (range !== null) return { kind: "spoken", moment: range };
  return name.startsWith("transcript.") || name === SPOKEN_FILE ? { kind: "whole" } : { kind: "none" };
}

function rangeMissing(): Response {
  const detail = "Name a range in seconds in the parameter t, from where to where, as in ?t=60,72.";
  return problemResponse({ title: "Bad Request", detail, status: 400 });
}

export { answer as GET, answer as HEAD };
