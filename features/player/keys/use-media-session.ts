"use client";

import { useEffect } from "react";
import type { Track } from "#core/episode/track.ts";
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
    let shown: Shown = { track: null, image: null };
    let told: Told | null = null;
    const tell = () => {
      const playback = store.getPlayback();
      const { track } = playback;
      const image = imageNow(playback);
      if (track !== shown.track || image !== shown.image) {
        session.metadata = metadataOf(track, image);
        shown = { track, image };
        listenToTrackButtons(session, store);
      }
      session.playbackState = track === null ? "none" : playback.playing ? "playing" : "paused";
      if (told === null || isNews(told, playback)) {
        showPosition(session, playback);
        told = { playback, at: performance.now() };
      }
    };
    // What is in the player may have come before this script.
    tell();
    return store.subscribe(tell);
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

/** What is to be seen of what is heard: the picture of the chapter, else the cover. */
function imageNow({ track, time }: Playback): string | null {
  const chapter = track?.chapters.findLast(({ start }) => start <= time);
  return chapter?.imageUrl ?? track?.imageUrl ?? null;
}

function metadataOf(track: Track | null, imageUrl: string | null): MediaMetadata | null {
  if (!track) return null;
  // Without pictures: the browser fetches and decodes those of all chapters at the first press, before it lets sound begin.
  const chapterInfo = track.chapters.map(({ start, title }) => ({ title, startTime: start, artwork: [] }));
  const { title, showTitle } = track;
  const artwork = artworkOf(imageUrl);
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

/** Of what the system shows. */
interface Shown {
  readonly track: Track | null;
  readonly image: string | null;
}

/** What the system was told last, and when, in milliseconds since the page began. */
interface Told {
  readonly playback: Playback;
  readonly at: number;
}

/** The system counts on by itself: it is told only of what it cannot foresee. */
function isNews({ playback: before, at }: Told, now: Playback): boolean {
  if (before.track !== now.track || before.duration !== now.duration || before.rate !== now.rate) return true;
  const counted = before.playing ? ((performance.now() - at) / 1000) * before.rate : 0;
  return before.playing !== now.playing || Math.abs(now.time - (before.time + counted)) > 2;
}

function showPosition(session: MediaSession, { duration, time, rate }: Playback): void {
  if (duration === null || duration <= 0) return;
  session.setPositionState({ duration, position: Math.min(time, duration), playbackRate: rate });
}
