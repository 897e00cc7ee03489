import { type DescribedEpisode, episodeJsonLd, serializeJsonLd } from "#core/page/json-ld.ts";

/** The episode for search engines. It holds data, which no browser runs, so the policy of the pages asks for no nonce. */
export function EpisodeJsonLd(described: DescribedEpisode) {
  const json = serializeJsonLd(episodeJsonLd(described));
  // biome-ignore lint/security/noDangerouslySetInnerHtml: serializeJsonLd leaves nothing that is markup
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
