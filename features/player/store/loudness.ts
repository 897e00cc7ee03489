import { clamp } from "#core/time/time.ts";
import type { MediaElement } from "#features/media/playback.ts";
import type { Deck } from "./deck.ts";
import type { SettingsStore } from "./settings.ts";

/** How loud and how fast: `muted`, `volume` and `rate`, kept from visit to visit with the other settings. */
export function loudness(deck: Deck, settings: SettingsStore) {
  deck.add({
    read: ({ element: { muted, volume, playbackRate } }) => ({ muted, volume, rate: playbackRate }),
    attach({ element }, signal) {
      const { volume, muted, rate } = settings.getSettings();
      const speed = { defaultPlaybackRate: rate, playbackRate: rate, preservesPitch: true };
      Object.assign(element, { volume, muted, ...speed });
      const keep = () => {
        // What the element has become, by whomever.
        element.defaultPlaybackRate = element.playbackRate;
        settings.change({ muted: element.muted, volume: element.volume, rate: element.playbackRate });
        deck.show();
      };
      for (const type of ["volumechange", "ratechange"]) element.addEventListener(type, keep, { signal });
    },
  });

  /** Shows the change at once: the element tells of it only later, and the next press counts from here. */
  const adjust = (changes: Partial<Pick<MediaElement, "playbackRate" | "volume" | "muted">>) => {
    if (deck.engine) Object.assign(deck.engine.element, changes);
    deck.show();
  };

  return {
    /** 0.5 to 4, in steps of a twentieth. */
    setRate(rate: number): void {
      adjust({ playbackRate: clamp(Math.round(rate * 20) / 20, 0.5, 4) });
    },
    /** 0 to 1, in steps of a hundredth. */
    setVolume(volume: number): void {
      adjust({ volume: clamp(Math.round(volume * 100) / 100, 0, 1), muted: false });
    },
    toggleMuted(): void {
      adjust({ muted: !deck.playback.muted });
    },
  };
}
