"use client";

import { useSyncExternalStore } from "react";
import { followSaid, getSaid } from "./say.ts";
import styles from "./status.module.css";

/** Where `say` speaks. Once in the layout. */
export function Status() {
  const sentence = useSyncExternalStore(followSaid, getSaid, () => "");
  return (
    <div className={styles.status} role="status">
      {sentence !== "" && <p>{sentence}</p>}
    </div>
  );
}
