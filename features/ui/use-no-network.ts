"use client";

import { useOffline } from "next/offline";
import { useSyncExternalStore } from "react";

/** Whether there is no network: the browser says so, or what was asked for last could not be had. */
export function useNoNetwork(): boolean {
  const failed = useOffline();
  const told = useSyncExternalStore(subscribe, isTold, no);
  return failed || told;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}

const isTold = () => !navigator.onLine;
const no = () => false;
