import { wholeUrl } from "#core/episode/whole-url.ts";
import type { KnownEpisode } from "./known-episodes.ts";

/** An episode as apps are told of it. Of one that is not here only its addresses are known. */
export function toldEpisode(
  { podcast, episode }: { readonly podcast: string; readonly episode: string },
  known: KnownEpisode | null,
  publicUrl: string,
) {
  const page = known ? wholeUrl(known.track.href, publicUrl) : "";
  return {
    title: known?.track.title ?? "",
    url: episode,
    podcast_title: known?.track.showTitle ?? "",
    podcast_url: podcast,
    description: known?.summary ?? "",
    website: page,
    released: known?.released ?? "",
    mygpo_link: page,
  };
}
