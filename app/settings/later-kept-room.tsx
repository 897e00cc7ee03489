"use client";

import { useLater } from "#features/ui/use-later.ts";
import styles from "./settings.module.css";

const loadRoom = async () => (await import("#features/offline/kept-room.tsx")).KeptRoom;

/** What is kept offline in this browser. */
export function LaterKeptRoom() {
  const KeptRoom = useLater(loadRoom, true);
  return <div className={styles.room}>{KeptRoom && <KeptRoom />}</div>;
}
