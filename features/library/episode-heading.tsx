import Link from "next/link";
import type { BookmarkedTrack } from "#core/bookmark/bookmark.ts";
import { Art } from "#features/ui/art.tsx";
import styles from "./episode-heading.module.css";

/** Which episode what follows belongs to. A library may name hundreds: none is fetched before it is wanted. */
export function EpisodeHeading({ track }: { readonly track: BookmarkedTrack }) {
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
