import type { Track } from "#core/episode/track.ts";
import { clamp } from "#core/time/time.ts";
import type { MediaElement } from "#features/media/playback.ts";
import type { Deck } from "./deck.ts";
import { Pace, type Pacer } from "./pace.ts";
import { type Settings, type SettingsStore, showOf } from "./settings.ts";

/** How loud and how fast: `muted`, `volume` and `rate`, kept from visit to visit with the other settings. */
export function loudness(deck: Deck, settings: SettingsStore) {
  /** What of the volume and the speed that are set is heard just now. While it is not all, the element's are nobody's wish. */
  let share = 1;
  const pace = new Pace();
  /** Whose speed it is. */
  let track: Track | null = null;
  const setRateOf = () => rateOf(settings.getSettings(), track);
  const keepRate = (rate: number) => settings.change(withRate(settings.getSettings(), track, rate));

  deck.add({
    read({ element: { muted, volume, playbackRate } }) {
      return {
        muted,
        volume: share === 1 ? volume : settings.getSettings().volume,
        rate: pace.now === 1 ? playbackRate : setRateOf(),
      };
    },
    arrive(next, engine) {
      track = next;
      pace.forget();
      // It goes to that by itself when it is given another file.
      if (engine) engine.element.defaultPlaybackRate = setRateOf();
    },
    attach({ element }, signal) {
      const { volume, muted } = settings.getSettings();
      const rate = setRateOf();
      const speed = { defaultPlaybackRate: rate, playbackRate: rate * pace.now, preservesPitch: true };
      Object.assign(element, { volume: volume * share, muted, ...speed });
      const keepLoudness = () => {
        settings.change({ muted: element.muted, ...(share === 1 ? { volume: element.volume } : {}) });
        deck.show();
      };
      const keepSpeed = () => {
        if (pace.now === 1) {
          // What the element has become, by whomever.
          element.defaultPlaybackRate = element.playbackRate;
          keepRate(element.playbackRate);
        }
        deck.show();
      };
      element.addEventListener("volumechange", keepLoudness, { signal });
      element.addEventListener("ratechange", keepSpeed, { signal });
    },
  });

  /** Shows the change at once: the element tells of it only later, and the next press counts from here. */
  const adjust = (changes: Partial<Pick<MediaElement, "playbackRate" | "volume" | "muted">>) => {
    if (deck.engine) Object.assign(deck.engine.element, changes);
    deck.show();
  };

  return {
    /** 0.5 to 4, in steps of a twentieth; of the show alone that is in, where that has a speed of its own. */
    setRate(wanted: number): void {
      const rate = nearestRate(wanted);
      if (pace.now !== 1) keepRate(rate);
      adjust({ playbackRate: rate * pace.now });
    },
    /** The same, of all shows that have none of their own, whichever is in. */
    setCommonRate(wanted: number): void {
      settings.change({ rate: nearestRate(wanted) });
      adjust({ playbackRate: setRateOf() * pace.now });
    },
    /** Gives the show that is in a speed of its own, or that of all others again. */
    setShowRate(own: boolean): void {
      if (!track) return;
      const { showRates } = settings.getSettings();
      const { rate } = deck.playback;
      const others = showRates.filter(({ show }) => track === null || show !== showOf(track));
      const kept = own ? [...others, { show: showOf(track), title: track.showTitle, rate }] : others;
      settings.change({ showRates: kept });
      adjust({ playbackRate: setRateOf() * pace.now });
    },
    /** Has a show (see `showOf`) heard as fast as all others again, whichever is in. */
    forgetShowRate(show: string): void {
      const { showRates } = settings.getSettings();
      settings.change({ showRates: showRates.filter((kept) => kept.show !== show) });
      adjust({ playbackRate: setRateOf() * pace.now });
    },
    /** Takes what was set elsewhere; null: in another tab. How fast and loud that plays which plays is for who hears it. */
    takeSettings(changes: Partial<Settings> | null): void {
      const before = settings.getSettings();
      if (changes) settings.change(changes);
      else settings.refresh();
      if (deck.playback.playing || settings.getSettings() === before) return;
      const { volume, muted } = settings.getSettings();
      adjust({ playbackRate: setRateOf() * pace.now, volume: volume * share, muted });
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
    /**
     * Plays this many times as fast as is set, as far as `pacer` is concerned, until that takes its wish back (null) or another
     * episode is put in. Whether it is so: another's wish may come before.
     */
    paceTo(pacer: Pacer, wanted: number | null): boolean {
      const before = pace.now;
      pace.wish(pacer, wanted);
      if (pace.now !== before) adjust({ playbackRate: setRateOf() * pace.now });
      return pace.now === (wanted ?? 1);
    },
  };
}

function nearestRate(wanted: number): number {
  return clamp(Math.round(wanted * 20) / 20, 0.5, 4);
}

/** How fast an episode is to be heard: as its show, else as all. */
export function rateOf({ rate, showRates }: Settings, track: Track | null): number {
  return showRates.find(({ show }) => track !== null && show === showOf(track))?.rate ?? rate;
}

function withRate({ showRates }: Settings, track: Track | null, rate: number): Partial<Settings> {
  const own = showRates.some(({ show }) => track !== null && show === showOf(track));
  if (!own || track === null) return { rate };
  return { showRates: showRates.map((kept) => (kept.show === showOf(track) ? { ...kept, rate } : kept)) };
}
