import { type ReactNode, ViewTransition } from "react";
import type { EpisodeKey } from "#core/episode/address.ts";

interface EpisodeMorphProps {
  readonly part: "art" | "title";
  readonly episode: EpisodeKey;
  /** One element. */
  readonly children: ReactNode;
}

/**
 * A part of an episode that stands in lists and on the episode's own page: from one page to the other it moves, where the
 * browser can and motion is wanted. Once on a page for each episode.
 */
export function EpisodeMorph({ part, episode, children }: EpisodeMorphProps) {
  return (
    <ViewTransition name={`${part}-${nameOf(episode)}`} share="morph" default="none">
      {children}
    </ViewTransition>
  );
}

/** As a CSS identifier. Slugs have no two hyphens side by side. */
function nameOf({ show, episode }: EpisodeKey): string {
  return `${show}--${episode}`.replace(/[^\w-]/g, "_");
}
