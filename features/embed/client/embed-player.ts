import { parseAddress } from "#core/episode/address.ts";
import { isOtherCut } from "#core/episode/other-cut.ts";
import { momentHref } from "#core/time/moment.ts";
import { clamp, formatClock, formatLength } from "#core/time/time.ts";
import { freshAddress } from "#features/media/fresh-address.ts";
import type { Sounding } from "#features/media/heard-teller.ts";
import { Landing } from "#features/media/landing.ts";
import { RangeEnd } from "#features/media/range-end.ts";
import { SoundEnd } from "#features/media/sound-end.ts";
import { setSwitch } from "./switch-button.ts";

interface Ports {
  /** The sound, or where it is, has changed. */
  readonly changed: (player: EmbedPlayer, event: "play" | "pause" | "time" | "ended") => void;
  readonly failed: () => void;
  /** What the slider says of a place: clocks in, a sentence out. */
  readonly describe: (place: string, total: string) => string;
}

/** The sound of one episode and the controls around it, as `embed-parts.ts` writes them. */
export class EmbedPlayer {
  readonly root: HTMLElement;
  readonly #audio: HTMLAudioElement;
  readonly #ports: Ports;
  readonly #landing: Landing;
  readonly #range: RangeEnd;
  readonly #soundEnd: SoundEnd;
  /** Whether the rest of the file did not come. */
  #cut = false;
  /** How often the file was asked for again. */
  #asked = 0;

  constructor(root: HTMLElement, audio: HTMLAudioElement, ports: Ports) {
    this.root = root;
    this.#audio = audio;
    this.#ports = ports;
    this.#landing = new Landing(audio);
    this.#range = new RangeEnd(audio, this.#landing, () => undefined);
    const { taken, duration } = root.dataset;
    this.#soundEnd = new SoundEnd(audio, () => ({
      taken: numberOrNull(taken),
      told: numberOrNull(duration),
    }));
    this.#cue();
    this.#listen();
    this.#show();
  }

  /** The whole address of the episode's page. */
  get page(): string {
    return this.root.dataset.page ?? "";
  }

  get time(): number {
    return this.#landing.target ?? this.#soundEnd.cutAt ?? this.#audio.currentTime;
  }

  /** Seconds; null while nobody knows. */
  get duration(): number | null {
    const { duration } = this.#audio;
    return Number.isFinite(duration) ? duration : numberOrNull(this.root.dataset.duration);
  }

  /** No later can be sought. What the page says of the duration may be what a feed says, which may be wrong. */
  get #end(): number {
    const { duration } = this.#audio;
    return Number.isFinite(duration) ? duration : Number.POSITIVE_INFINITY;
  }

  /** Whether the times of a transcript that ends at this word (seconds; null for none) are those of the sound. */
  isExact(lastWord: number | null): boolean {
    const { duration } = this.#audio;
    const length = Number.isFinite(duration) ? duration : null;
    return !isOtherCut({ length, taken: numberOrNull(this.root.dataset.taken), lastWord });
  }

  get playing(): boolean {
    return !this.#audio.paused;
  }

  /** The sound as it is now, for who counts. Null where it is not known of which episode it is. */
  get sounding(): Sounding | null {
    const key = parseAddress(new URL(this.page, window.location.href).pathname);
    if (key === null || key.episode === null) return null;
    const { muted, playbackRate: rate } = this.#audio;
    const { time, duration } = this;
    const heard = this.playing && !muted && this.#range.range === null;
    return { key: { show: key.show, episode: key.episode }, time, duration, rate, heard };
  }

  /** The address of the page at the time that is heard now, to the second. */
  get link(): string {
    const now = Math.floor(this.time);
    return now > 0 ? momentHref(this.page, { start: now, end: null }) : this.page;
  }

  play(): void {
    // Pressing play at the end of a range means: keep listening.
    if (this.#range.reached) this.#range.clear();
    if (this.#audio.error || this.#cut) this.#reload();
    this.#audio.play().catch(() => this.#show());
  }

  /** Asks for the sound again, at the same time. */
  #reload(): void {
    const { time } = this;
    this.#cut = false;
    this.#asked += 1;
    this.#audio.src = freshAddress(this.#audio.src, this.#asked);
    this.#landing.goTo(time);
  }

  pause(): void {
    this.#audio.pause();
  }

  /** Stands where nothing came any more. */
  #breakOff(): void {
    this.#cut = true;
    this.#landing.goTo(this.time);
    this.#ports.failed();
  }

  /** Leaves the range that was asked for. */
  seek(time: number): void {
    this.#range.clear();
    this.#landing.goTo(clamp(time, 0, this.#end));
    this.#show();
    this.#ports.changed(this, "time");
  }

  /** Puts it at the moment of the address; the sound is fetched only when somebody wants to hear it. */
  #cue(): void {
    const start = numberOrNull(this.root.dataset.start) ?? 0;
    const end = numberOrNull(this.root.dataset.end);
    if (start > 0) this.#landing.goTo(start);
    if (end !== null && end > start) this.#range.set({ start, end });
  }

  #listen(): void {
    const { signal } = new AbortController();
    this.#landing.listen(signal);
    this.#soundEnd.listen(signal);
    this.#soundEnd.addEventListener("ended", () => this.#ports.changed(this, "ended"));
    this.#soundEnd.addEventListener("cut", () => this.#breakOff());
    const on = (type: string, listener: () => void) => this.#audio.addEventListener(type, listener);
    for (const type of ["play", "pause", "timeupdate", "seeked", "durationchange", "volumechange"])
      on(type, () => this.#show());
    for (const type of ["playing", "timeupdate", "ratechange"]) on(type, () => this.#range.schedule());
    on("play", () => this.#ports.changed(this, "play"));
    on("pause", () => this.#ports.changed(this, "pause"));
    on("timeupdate", () => this.#ports.changed(this, "time"));
    on("error", this.#ports.failed);
    this.#press("[data-toggle]", () => (this.playing ? this.pause() : this.play()));
    this.#press("[data-mute]", () => {
      this.#audio.muted = !this.#audio.muted;
    });
    this.root.querySelector("[data-speed]")?.addEventListener("change", ({ currentTarget: choice }) => {
      if (choice instanceof HTMLSelectElement) this.#setSpeed(Number(choice.value));
    });
    for (const button of this.root.querySelectorAll<HTMLElement>("[data-step]"))
      button.addEventListener("click", () => this.seek(this.time + Number(button.dataset.step)));
    this.#slider?.addEventListener("input", (event) => {
      if (event.target instanceof HTMLInputElement) this.seek(event.target.valueAsNumber);
    });
  }

  /** The default as well: it holds when the sound is asked for again. */
  #setSpeed(rate: number): void {
    this.#audio.defaultPlaybackRate = rate;
    this.#audio.playbackRate = rate;
  }

  #press(selector: string, press: () => void): void {
    this.root.querySelector(selector)?.addEventListener("click", press);
  }

  get #slider(): HTMLInputElement | null {
    return this.root.querySelector("[data-seek]");
  }

  #show(): void {
    const { time, duration } = this;
    setSwitch(this.root.querySelector("[data-toggle]"), this.playing);
    setSwitch(this.root.querySelector("[data-mute]"), this.#audio.muted);
    const clock = this.root.querySelector("[data-clock]");
    if (clock) clock.textContent = formatClock(time);
    const length = this.root.querySelector("[data-length]");
    if (length && duration !== null) length.textContent = formatLength(duration);
    const slider = this.#slider;
    if (!slider || duration === null) return;
    slider.disabled = false;
    slider.max = String(duration);
    slider.value = String(time);
    slider.setAttribute("aria-valuetext", this.#ports.describe(formatClock(time), formatLength(duration)));
    slider.parentElement?.style.setProperty("--heard", String(duration > 0 ? time / duration : 0));
  }
}

function numberOrNull(text: string | undefined): number | null {
  return text === undefined || text === "" || Number.isNaN(Number(text)) ? null : Number(text);
}
