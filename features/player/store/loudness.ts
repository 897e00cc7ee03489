import { clamp } from "#core/time/time.ts";
import type { MediaElement } from "#features/media/playback.ts";
import type { Deck } from "./deck.ts";
import type { SettingsStore } from "./settings.ts";

/** How loud and how fast: `muted`, `volume` and `rate`, kept from visit to visit with the other settings. */
export function loudness(deck: Deck, settings: SettingsStore) {
  /** What of the volume and the speed that are set is heard just now. While it is not all, the element's are nobody's wish. */
  let share = 1;
  let pace = 1;
  deck.add({
    read({ element: { muted, volume, playbackRate } }) {
      const set = settings.getSettings();
      return { muted, volume: share === 1 ? volume : set.volume, rate: pace === 1 ? playbackRate : set.rate };
    },
    attach({ element }, signal) {
      const { volume, muted, rate } = settings.getSettings();
      const speed = { defaultPlaybackRate: rate, playbackRate: rate, preservesPitch: true };
      Object.assign(element, { volume, muted, ...speed });
      const keep = () => {
        // What the element has become, by whomever.
        if (pace === 1) element.defaultPlaybackRate = element.playbackRate;
        settings.change({
          muted: element.muted,
          ...(share === 1 ? { volume: element.volume } : {}),
          ...(pace === 1 ? { rate: element.playbackRate } : {}),
        });
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
    setRate(wanted: number): void {
      const rate = clamp(Math.round(wanted * 20) / 20, 0.5, 4);
      if (pace !== 1) settings.change({ rate });
      adjust({ playbackRate: rate * pace });
    },
    /** 0 to 1, in steps of a hundredth. */
    setVolume(wanted: number): void {
      const volume = clamp(Math.round(wanted * 100) / 100, 0, 1);
      if (share !== 1) settings.change({ volume });
      adjust({ volume: volume * share, muted: false });
    },
    toggleMuted(): void {
      adjust({ muted: !deck.playback.muted });
    },
    /** Lets this share of the set volume be heard, from 0 to 1, which is all of it. */
    fadeTo(wanted: number): void {
      if (wanted === share) return;
      const { volume } = deck.playback;
      share = wanted;
      adjust({ volume: volume * share });
    },
    /** Plays this many times as fast as is set; 1 is as fast. */
    paceTo(wanted: number): void {
      if (wanted === pace) return;
      const { rate } = deck.playback;
      pace = wanted;
      adjust({ playbackRate: rate * pace });
    },
  };
}
