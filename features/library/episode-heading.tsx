import type { KeptTrack } from "#core/episode/kept-track.ts";
import { Art } from "#features/ui/art.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import styles from "./episode-heading.module.css";

/** Which episode what follows belongs to. A library may name hundreds: none is fetched before it is wanted. */
export function EpisodeHeading({ track }: { readonly track: KeptTrack }) {
  return (
    <header className={styles.heading} lang={track.language}>
      <Art url={track.imageUrl} size={56} />
      <div>
        <h3 dir="auto">
          <PageLink href={track.href}>{track.title}</PageLink>
        </h3>
        <p dir="auto">
          <PageLink href={track.showHref}>{track.showTitle}</PageLink>
        </p>
      </div>
    </header>
  );
}
