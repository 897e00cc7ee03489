import { config } from "#server/config.ts";
import { notFoundResponse } from "#server/http/problem.ts";
import { relayPicture } from "#server/media/relay-picture.ts";
import { findEpisode } from "#server/shows/episodes.ts";

/** A picture of an episode that another host has, for a browser to keep. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/relay/[show]/[episode]/picture">,
): Promise<Response> {
  const episode = await findEpisode(await params, null, { kind: "none" });
  return episode === null ? notFoundResponse() : relayPicture(request, episode, config());
}
