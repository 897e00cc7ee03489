import { type DescribedEpisode, episodeJsonLd, serializeJsonLd } from "#core/page/json-ld.ts";
import { StaticHtml, staticHtml } from "../../../static-html.tsx";

/** The episode for search engines. It holds data, which no browser runs, so the policy of the pages asks for no nonce. */
export function EpisodeJsonLd(described: DescribedEpisode) {
  const json = serializeJsonLd(episodeJsonLd(described));
  // serializeJsonLd leaves nothing that is markup.
  return <StaticHtml {...staticHtml(`<script type="application/ld+json">${json}</script>`)} hidden />;
}
