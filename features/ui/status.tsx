"use client";

import { useSyncExternalStore } from "react";
import styles from "./status.module.css";

/** How long a message stays. Milliseconds: time to read a short sentence twice. */
const STAY = 5000;

let message = "";
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** Says a short sentence on the page and to screen readers, politely, for some seconds. */
export function say(sentence: string): void {
  change(sentence);
  clearTimeout(timer);
  timer = setTimeout(() => change(""), STAY);
}

function change(sentence: string): void {
  message = sentence;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where `say` speaks. Once in the layout. */
export function Status() {
  const sentence = useSyncExternalStore(
    subscribe,
    () => message,
    () => "",
  );
  return (
    <div className={styles.status} role="status">
      {sentence !== "" && <p>{sentence}</p>}
    </div>
  );
}
