"use client";

import { useSyncExternalStore } from "react";
import { boostGraph } from "#features/media/boost-graph.ts";
import { onceAVisit } from "../once-a-visit.ts";
import { usePlayerParts } from "../player-context.tsx";
import type { PlayerParts } from "../player-parts.ts";
import { type Access, VoiceBoost } from "./voice-boost.ts";

declare global {
  interface Navigator {
    /** Audio Session, W3C working draft: Safari alone has it. */
    readonly audioSession?: { type: string };
  }
}

const boostOf = onceAVisit(createBoost);

/** What makes voices louder. */
export function useVoiceBoost(): VoiceBoost<HTMLAudioElement> {
  return boostOf(usePlayerParts());
}

/** What may be done with the sound that is in the player. */
export function useSoundAccess(): Access {
  const { subscribe, getAccess } = useVoiceBoost();
  return useSyncExternalStore(subscribe, getAccess, () => "unknown");
}

function createBoost(parts: PlayerParts): VoiceBoost<HTMLAudioElement> {
  let context: AudioContext | null = null;
  return new VoiceBoost({
    player: parts.store,
    getElement: () => parts.audio.current,
    renew: (asking) => renewElement(parts, asking),
    build(element, ready) {
      context ??= openContext(ready);
      if (context.state === "running") return boostGraph(context, element);
      // Refused without a gesture: the next press asks again.
      context.resume().catch(() => undefined);
      return null;
    },
    isOwn,
    isShared,
  });
}

/** Where sound that is kept here lies elsewhere, who only plays it is led there, and who asks to read it is not. */
function isOwn(url: string): boolean {
  const here = new URL(url, window.location.href).origin === window.location.origin;
  return here && document.documentElement.dataset.media !== "elsewhere";
}

function openContext(changed: () => void): AudioContext {
  // Else an iPhone takes it for the sound of a game, which ends when the screen is locked.
  if (navigator.audioSession) navigator.audioSession.type = "playback";
  const context = new AudioContext({ latencyHint: "playback" });
  context.addEventListener("statechange", changed);
  return context;
}

function renewElement({ audio, store }: PlayerParts, asking: boolean): void {
  const element = document.createElement("audio");
  if (asking) element.crossOrigin = "anonymous";
  audio.current?.replaceWith(element);
  audio.current = element;
  store.renew(element);
}

/** Asks for the beginning of a sound as a page must that means to read it (CORS). */
function isShared(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const element = new Audio();
    const answer = (shared: boolean) => {
      element.removeAttribute("src");
      resolve(shared);
    };
    element.crossOrigin = "anonymous";
    element.preload = "metadata";
    element.addEventListener("loadedmetadata", () => answer(true), { once: true });
    element.addEventListener("error", () => answer(false), { once: true });
    element.src = url;
  });
}
