import Link from "next/link";
import type { BookmarkedTrack } from "#core/bookmark.ts";
import { Art } from "#features/ui/art.tsx";
import styles from "./episode-heading.module.css";

/** Which episode what follows belongs to. */
export function EpisodeHeading({ track }: { readonly track: BookmarkedTrack }) {
  return (
    <header className={styles.heading} lang={track.language}>
      <Art url={track.imageUrl} size={56} />
      <div>
        <h3 dir="auto">
          <Link href={track.href}>{track.title}</Link>
        </h3>
        <p dir="auto">
          <Link href={track.showHref}>{track.showTitle}</Link>
        </p>
      </div>
    </header>
  );
}
