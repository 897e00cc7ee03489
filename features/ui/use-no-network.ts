"use client";

import { useOffline } from "next/offline";
import { useSyncExternalStore } from "react";
import { Listeners } from "./listeners.ts";

const listeners = new Listeners();
let reached = true;

/** Tells whether this site can be reached, where the browser may not know. */
export function tellReached(now: boolean): void {
  reached = now;
  listeners.tell();
}

/** Whether there is no network: the browser says so, or what was asked for last could not be had. */
export function useNoNetwork(): boolean {
  const failed = useOffline();
  const told = useSyncExternalStore(subscribe, isTold, no);
  return failed || told;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  const leave = listeners.add(listener);
  return () => {
    leave();
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}

const isTold = () => !(reached && navigator.onLine);
const no = () => false;
