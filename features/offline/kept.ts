"use client";

import { useSyncExternalStore } from "react";
import { relayHref } from "#core/episode/address.ts";
import type { KeptTrack } from "#core/episode/kept-track.ts";
import { Keeper } from "./keeper.ts";
import { keptPaths } from "./kept-caches.ts";
import { openKept } from "./kept-database.ts";
import { type KeptSnapshot, NOTHING_KEPT } from "./kept-snapshot.ts";
import { forgetKeptTexts } from "./kept-texts.ts";
import { areWordsCurrent, forgetEpisodePages, keepEpisodePages } from "./page-keeping.ts";
import { noteOpen, upkeep } from "./upkeep.ts";

const CHANNEL = "playhead.offline";
const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(CHANNEL);

/** So much room stays for what else the browser keeps of this site. Bytes. */
const SPARE = 16 * 1024 * 1024;

/** What this browser keeps. Asks nothing of it before it is told to begin. */
export const keeper = new Keeper({
  openDatabase: openKept,
  pages: { keep: keepEpisodePages, forget: forgetEpisodePages },
  fetch: (url, init) => fetch(url, { ...init, priority: "low" }),
  hasRoom,
  inTurn: async (signal, work) => {
    if (navigator.locks) await navigator.locks.request(CHANNEL, { signal }, work);
    else await work();
  },
  soundOf,
  changed: (episodes) => {
    forgetKeptTexts();
    channel?.postMessage(null);
    void upkeep(episodes);
  },
  now: Date.now,
  later: (callback, wait) => void setTimeout(callback, wait),
});

let begun: Promise<void> | null = null;

/** Learns once what is kept, and goes on with what is not whole yet. */
export function beginKeeping(): Promise<void> {
  begun ??= begin();
  return begun;
}

async function begin(): Promise<void> {
  noteOpen();
  if (channel)
    channel.onmessage = () => {
      forgetKeptTexts();
      void keeper.begin();
    };
  window.addEventListener("online", () => {
    keeper.goOn();
    void renewCorrected();
  });
  await keeper.begin();
  await upkeep(keeper.getSnapshot().episodes ?? []);
  await renewCorrected();
}

/** Keeps those episodes anew that were corrected since they were kept, by whomever. */
async function renewCorrected(): Promise<void> {
  try {
    for (const { track, whole } of keeper.getSnapshot().episodes ?? [])
      if (whole && !(await areWordsCurrent(track.href))) await keeper.renew(track.href);
  } catch {
    // No network now: the next visit looks again.
  }
}

const onServer = () => NOTHING_KEPT;

/** What is kept; nothing until the page is alive and the browser has answered. */
export function useKept(): KeptSnapshot {
  return useSyncExternalStore(keeper.subscribe, keeper.getSnapshot, onServer);
}

/** Whether the page at this path can be opened without a network. */
export function isKeptPath(path: string): boolean {
  if (!navigator.serviceWorker?.controller) return false;
  const episodes = keeper.getSnapshot().episodes ?? [];
  return keptPaths(episodes.filter(({ whole }) => whole)).includes(path);
}

/** Where the sound is. What another host has no script may fetch from there: it comes through this site. */
function soundOf({ audio, href, key }: KeptTrack) {
  if (audio === null) throw new Error(`${href} has no sound to be kept`);
  const { href: url, origin } = new URL(audio.url, window.location.href);
  return { url, from: origin === window.location.origin ? url : relayHref(key), type: audio.type };
}

/** Asks the browser not to take away what is kept when it needs room for others, and whether there is room. */
async function hasRoom(bytes: number): Promise<boolean> {
  const { storage } = navigator;
  if (!storage?.estimate) return true;
  await storage.persist?.();
  const { quota = Number.POSITIVE_INFINITY, usage = 0 } = await storage.estimate();
  return usage + bytes + SPARE <= quota;
}

/** How much may be kept besides, in bytes; null where the browser does not tell. */
export async function roomLeft(): Promise<number | null> {
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  return quota === undefined || usage === undefined ? null : Math.max(0, quota - usage - SPARE);
}

/** Whether anything can be kept in this browser: not in one that is told to keep nothing, nor over plain HTTP. */
export function canKeep(): boolean {
  return typeof caches !== "undefined" && "serviceWorker" in navigator && typeof indexedDB !== "undefined";
}
