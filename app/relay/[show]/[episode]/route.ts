import { config } from "#server/config.ts";
import { notFoundResponse } from "#server/http/problem.ts";
import { relayResponse } from "#server/media/relay-response.ts";
import { findEpisode } from "#server/shows/episodes.ts";

/** The sound of an episode that another host has, for a browser to keep. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/relay/[show]/[episode]">,
): Promise<Response> {
  const episode = await findEpisode(await params, null, { kind: "none" });
  return episode === null ? notFoundResponse() : relayResponse(request, episode.brief.track, config());
}
