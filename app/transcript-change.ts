"use client";

import { canKeep, keeper } from "#features/offline/kept.ts";

const CHANNEL = "playhead.transcripts";

/** The transcript of the episode with this page was corrected here: tells other tabs, and keeps what is kept of it anew. */
export function tellChange(href: string): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(href);
  channel.close();
  // Without a network the next visit sees that it is not current.
  if (canKeep()) void keeper.renew(href).catch(() => {});
}

/** Calls back with the pages of episodes that are corrected in other tabs. Returns the way to leave. */
export function watchChanges(callback: (href: string) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }) => {
    if (typeof data === "string") callback(data);
  };
  return () => channel.close();
}
