"use client";

import { EpisodeHeading } from "#features/library/episode-heading.tsx";
import { useLater } from "#features/ui/use-later.ts";

const loadList = async () => (await import("#features/offline/kept-list.tsx")).KeptList;

/** The episodes that are kept in this browser. */
export function KeptEpisodes() {
  const KeptList = useLater(loadList, true);
  return KeptList && <KeptList Heading={EpisodeHeading} />;
}
