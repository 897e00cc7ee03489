"use client";

import { usePlayerState } from "#features/player/player-context.tsx";
import { useAlive } from "#features/ui/use-alive.ts";
import { useLater } from "#features/ui/use-later.ts";
import { isBegun } from "./begun.ts";
import styles from "./continue-listening.module.css";

const loadList = async () => (await import("./continue-listening.tsx")).ContinueListening;

/** What was begun in this browser. Where there is nothing, as for whoever comes for the first time, not even its script. */
export function LaterContinueListening() {
  const begun = usePlayerState((state) => state.places.some(isBegun));
  const ContinueListening = useLater(begun ? loadList : null, true);
  const alive = useAlive();
  if (ContinueListening) return <ContinueListening />;
  return alive && !begun ? null : <Room />;
}

/** The room that it takes, until it is there: the styles know how many there are, as BEGUN_SCRIPT has told. */
function Room() {
  return (
    <div className={styles.room} aria-hidden="true">
      <h2>&nbsp;</h2>
      <ul className={styles.list}>
        <li className={styles.item} />
        <li className={styles.item} />
        <li className={styles.item} />
      </ul>
    </div>
  );
}
