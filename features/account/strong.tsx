import type { ReactNode } from "react";

/** What somebody has chosen, in a sentence of ours: it stands out, and turns no direction but its own. */
export function strong(words: ReactNode) {
  return (
    <strong>
      <bdi>{words}</bdi>
    </strong>
  );
}
