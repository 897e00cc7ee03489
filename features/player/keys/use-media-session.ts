"use client";

import { useEffect } from "react";
import type { Playback } from "#features/media/playback.ts";
import { resizedHref } from "#features/ui/resized-picture.ts";
import type { PlayerStore } from "../store/player-store.ts";

declare global {
  interface MediaMetadataInit {
    /** Media Session, W3C working draft. */
    chapterInfo?: readonly {
      readonly title: string;
      readonly startTime: number;
      readonly artwork: MediaImage[];
    }[];
  }
}

/** Tells the system what plays, and obeys its buttons: lock screen, headset, media keys (Media Session, W3C). */
export function useMediaSession(store: PlayerStore): void {
  // Follows the store into the browser's media session.
  useEffect(() => {
    if (!("mediaSession" in navigator)) return;
    const session = navigator.mediaSession;
    listenToButtons(session, store);
    let shown: Playback | null = null;
    return store.subscribe(() => {
      const playback = store.getPlayback();
      if (playback.track !== shown?.track) {
        session.metadata = metadataOf(playback);
        listenToTrackButtons(session, store);
      }
      session.playbackState = playback.track === null ? "none" : playback.playing ? "playing" : "paused";
      if (hasJumped(shown, playback)) showPosition(session, playback);
      shown = playback;
    });
  }, [store]);
}

function listenToButtons(session: MediaSession, store: PlayerStore): void {
  session.setActionHandler("play", () => void store.play());
  session.setActionHandler("pause", () => store.pause());
  session.setActionHandler("seekbackward", ({ seekOffset }) =>
    store.step(-(seekOffset ?? store.settings.getSettings().stepBack)),
  );
  session.setActionHandler("seekforward", ({ seekOffset }) =>
    store.step(seekOffset ?? store.settings.getSettings().stepForward),
  );
  session.setActionHandler("seekto", ({ seekTime, fastSeek }) => {
    if (seekTime === undefined) return;
    if (fastSeek) store.scrub(seekTime);
    else store.seek(seekTime);
  });
}

/** Chapters are tracks to the system. Without chapters it must not know of tracks: iPhones show them instead of the steps. */
function listenToTrackButtons(session: MediaSession, store: PlayerStore): void {
  const chaptered = (store.getPlayback().track?.chapters.length ?? 0) > 1;
  session.setActionHandler("previoustrack", chaptered ? () => store.stepChapter(-1) : null);
  session.setActionHandler("nexttrack", chaptered ? () => store.stepChapter(1) : null);
}

function metadataOf({ track }: Playback): MediaMetadata | null {
  if (!track) return null;
  const artwork = artworkOf(track.imageUrl);
  const chapterInfo = track.chapters.map(({ start, title }) => ({ title, startTime: start, artwork }));
  const { title, showTitle } = track;
  return new MediaMetadata({ title, artist: showTitle, album: showTitle, artwork, chapterInfo });
}

/** Widths that systems show covers in: a lock screen, a notification, a watch. */
const COVER_WIDTHS = [96, 256, 640];

/** A cover in sizes; one of another host as it is. */
function artworkOf(imageUrl: string | null): MediaImage[] {
  if (imageUrl === null) return [];
  if (!imageUrl.startsWith("/")) return [{ src: imageUrl }];
  return COVER_WIDTHS.map((width) => ({ src: resizedHref(imageUrl, width), sizes: `${width}x${width}` }));
}

/** The system counts on by itself: it is told only of what it cannot foresee. */
function hasJumped(before: Playback | null, now: Playback): boolean {
  if (!before || before.track !== now.track || before.duration !== now.duration || before.rate !== now.rate)
    return true;
  return before.playing !== now.playing || Math.abs(now.time - before.time) > 2;
}

function showPosition(session: MediaSession, { duration, time, rate }: Playback): void {
  if (duration === null || duration <= 0) return;
  session.setPositionState({ duration, position: Math.min(time, duration), playbackRate: rate });
}
