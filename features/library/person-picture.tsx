import { Art } from "#features/ui/art.tsx";
import styles from "./person-picture.module.css";

interface PersonPictureProps {
  readonly name: string;
  readonly url: string | null;
  /** Diameter in CSS pixels. */
  readonly size: number;
}

/** Somebody's picture in a circle, or the letter that their name begins with. It says nothing that the name beside it does not. */
export function PersonPicture({ name, url, size }: PersonPictureProps) {
  return (
    <span
      className={styles.circle}
      style={{ width: size, height: size, fontSize: size * 0.45 }}
      aria-hidden="true"
    >
      {url === null ? Array.from(name.trim())[0]?.toUpperCase() : <Art url={url} size={size} />}
    </span>
  );
}
