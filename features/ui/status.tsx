"use client";

import { useSyncExternalStore } from "react";
import { Listeners } from "./listeners.ts";
import styles from "./status.module.css";

/** How long a message stays. Milliseconds: time to read a short sentence twice. */
const STAY = 5000;

let message = "";
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Listeners();

/** Says a short sentence on the page and to screen readers, politely, for some seconds. */
export function say(sentence: string): void {
  change(sentence);
  clearTimeout(timer);
  timer = setTimeout(() => change(""), STAY);
}

function change(sentence: string): void {
  message = sentence;
  listeners.tell();
}

/** Where `say` speaks. Once in the layout. */
export function Status() {
  const sentence = useSyncExternalStore(
    listeners.add,
    () => message,
    () => "",
  );
  return (
    <div className={styles.status} role="status">
      {sentence !== "" && <p>{sentence}</p>}
    </div>
  );
}
