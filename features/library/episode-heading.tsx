import Link from "next/link";
import type { KeptTrack } from "#core/episode/kept-track.ts";
import { Art } from "#features/ui/art.tsx";
import styles from "./episode-heading.module.css";

/** Which episode what follows belongs to. A library may name hundreds: none is fetched before it is wanted. */
export function EpisodeHeading({ track }: { readonly track: KeptTrack }) {
  return (
    <header className={styles.heading} lang={track.language}>
      <Art url={track.imageUrl} size={56} />
      <div>
        <h3 dir="auto">
          <Link href={track.href} prefetch={false}>
            {track.title}
          </Link>
        </h3>
        <p dir="auto">
          <Link href={track.showHref} prefetch={false}>
            {track.showTitle}
          </Link>
        </p>
      </div>
    </header>
  );
}
