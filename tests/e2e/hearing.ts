import type { Page } from "@playwright/test";

interface Heard {
  /**
   * Speed, place, time on the wall and how late timers were at most since the change before, in seconds, at each change of
   * speed; the wall stands still while sound is waited for.
   */
  readonly speeds: readonly (readonly [number, number, number, number])[];
  /** How loud it is that comes out of the graph at most. */
  readonly loudest: number;
}

/** Notes how fast the sound goes, and what comes out of its graph. Call it before the page is opened. */
export async function listenIn(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const heard = { speeds: [] as number[][], loudest: 0 };
    Object.assign(window, { heard });
    let waited = 0;
    let waiting: number | null = null;
    const wall = () => (waiting ?? performance.now() / 1000) - waited;
    let ticked = performance.now();
    let late = 0;
    const tick = () => {
      late = Math.max(late, (performance.now() - ticked) / 1000);
      ticked = performance.now();
    };
    setInterval(tick, 10);
    const listeners = {
      waiting() {
        waiting ??= performance.now() / 1000;
      },
      playing() {
        if (waiting !== null) waited += performance.now() / 1000 - waiting;
        waiting = null;
      },
      ratechange({ target }: Event) {
        if (!(target instanceof HTMLMediaElement)) return;
        tick();
        heard.speeds.push([target.playbackRate, target.currentTime, wall(), late]);
        late = 0;
      },
    };
    for (const [type, listener] of Object.entries(listeners))
      document.addEventListener(type, listener, { capture: true });
    const { connect } = AudioNode.prototype;
    Object.assign(AudioNode.prototype, {
      connect(this: AudioNode, target: AudioNode) {
        if (target === this.context.destination) {
          const meter = new AnalyserNode(this.context);
          const samples = new Float32Array(meter.fftSize);
          Reflect.apply(connect, this, [meter]);
          setInterval(() => {
            meter.getFloatTimeDomainData(samples);
            for (const sample of samples) heard.loudest = Math.max(heard.loudest, Math.abs(sample));
          }, 50);
        }
        return Reflect.apply(connect, this, [target]);
      },
    });
  });
}

export function heardOn(page: Page): Promise<Heard> {
  return page.evaluate(() => (window as Window & { heard?: Heard }).heard ?? { speeds: [], loudest: 0 });
}
