import styles from "./plays.module.css";

interface BarDrawingProps {
  /** What it shows, for who does not see it. */
  readonly name: string;
  readonly counts: readonly number[];
  /** What is as high as the drawing. */
  readonly most: number;
  /** `apart`: each bar for itself; `joined`: as parts of one whole; `fine`: the same, below another drawing. */
  readonly shape: "apart" | "joined" | "fine";
}

/** Of the width of a bar. */
const GAP = 0.2;
const HEIGHT = 100;

/** Numbers as bars, as wide as there is room. */
export function BarDrawing({ name, counts, most, shape }: BarDrawingProps) {
  const gap = shape === "apart" ? GAP : 0;
  return (
    <svg
      role="img"
      aria-label={name}
      className={styles[shape]}
      viewBox={`0 0 ${Math.max(1, counts.length)} ${HEIGHT}`}
      preserveAspectRatio="none"
    >
      <path
        d={counts.map((count, at) => barPath(at + gap / 2, 1 - gap, most > 0 ? count / most : 0)).join("")}
      />
    </svg>
  );
}

/** `share`: its height, from 0 to 1. */
function barPath(x: number, width: number, share: number): string {
  const height = Math.round(share * HEIGHT * 10) / 10;
  return height === 0 ? "" : `M${x} ${HEIGHT}v${-height}h${width}v${height}z`;
}
