import path from "node:path";
import type { Track } from "#core/episode/track.ts";
import { savedFile, soundFileName } from "#core/file/file-name.ts";
import type { Config } from "../config.ts";
import { handedAnswer } from "../http/file-answer.ts";
import { mediaResponse, routeResponse } from "../http/media-response.ts";
import { notFoundResponse } from "../http/problem.ts";
import { storedName } from "./address.ts";
import { findMedia } from "./store.ts";

/** The sound of an episode, to be saved as `Show - Title.mp3`; only of one that is kept here. */
export async function soundResponse(
  request: Request,
  track: Track,
  { mediaDir, mediaAccel }: Pick<Config, "mediaDir" | "mediaAccel">,
): Promise<Response> {
  const { audio, key, showTitle, title } = track;
  const name = audio && storedName(audio.url);
  const media = name === null ? null : await findMedia(mediaDir, name);
  if (!media) return notFoundResponse();
  const ending = path.extname(media.name).slice(1);
  const plain = `${key.show}-${key.episode}.${ending}`;
  const more = {
    "Content-Disposition": savedFile(soundFileName(showTitle, title, ending), plain),
    // Asked for again each time: the address stays when the sound or its title is replaced.
    "Cache-Control": "no-cache",
  };
  return mediaAccel === null
    ? mediaResponse(request, media, more)
    : routeResponse(handedAnswer(media, mediaAccel, more));
}
