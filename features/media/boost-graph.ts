/** From this loudness on a voice is pressed together, and what is lost by that is given to all of it. Decibels. */
const PRESSED_FROM = -32;
/** So much louder all becomes besides what the compressor makes up for by itself: no sound reaches the limit by it. */
const GAIN = 1.3;

/** What the sound of an element goes through. An element that has one is never heard without it again. */
export interface BoostGraph {
  /** Makes voices louder, or lets the sound through as it is; wakes a graph that the browser has put to sleep. */
  set(boosted: boolean): void;
  /** Lets go of the element, which is silent from then on. */
  remove(): void;
}

/** `element` must play what this site may read: any other sound would fall silent. The context must run. */
export function boostGraph(context: AudioContext, element: HTMLMediaElement): BoostGraph {
  const source = context.createMediaElementSource(element);
  const press = new DynamicsCompressorNode(context, {
    threshold: PRESSED_FROM,
    knee: 20,
    ratio: 4,
    attack: 0.004,
    release: 0.25,
  });
  const gain = new GainNode(context, { gain: GAIN });
  press.connect(gain).connect(context.destination);
  let boosted: boolean | null = null;
  return {
    set(wanted) {
      // Refused without a gesture: the next press asks again.
      if (context.state !== "running") context.resume().catch(() => undefined);
      if (wanted === boosted) return;
      boosted = wanted;
      source.disconnect();
      source.connect(wanted ? press : context.destination);
    },
    remove() {
      source.disconnect();
      gain.disconnect();
    },
  };
}
