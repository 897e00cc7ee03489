import styles from "./art.module.css";
import { RemoteArt } from "./remote-art.tsx";
import { resizedHref } from "./resized-picture.ts";

interface ArtProps {
  readonly url: string | null;
  /** Edge in CSS pixels. */
  readonly size: number;
  /** Art that is part of the first screen is fetched at once. */
  readonly eager?: boolean;
}

/** A show's or an episode's square picture. It says nothing that the title beside it does not, so it has no name. */
export function Art({ url, size, eager = false }: ArtProps) {
  const loading = eager ? "eager" : "lazy";
  const className = styles.art ?? "";
  if (url === null) return <Blank size={size} />;
  if (!url.startsWith("/")) {
    return (
      <RemoteArt url={url} size={size} loading={loading} className={className}>
        <Blank size={size} />
      </RemoteArt>
    );
  }
  // Pictures of our own are resized, to the size of sharp screens for all: Chromium never lets go of a picture with
  // several sizes that was made for a page and not shown, nor of that page.
  return (
    // biome-ignore lint/performance/noImgElement: Next's own element weighs more in script than all that it saves here
    <img
      loading={loading}
      decoding="async"
      src={resizedHref(url, 2 * size)}
      alt=""
      width={size}
      height={size}
      className={className}
    />
  );
}

function Blank({ size }: { readonly size: number }) {
  return (
    <svg viewBox="0 0 28 28" width={size} height={size} className={styles.blank} aria-hidden="true">
      <path className={styles.wave} d="M5 12v4M9 9v10M19 10v8M23 12.5v3" />
      <path className={styles.line} d="M14 6v16" />
    </svg>
  );
}
