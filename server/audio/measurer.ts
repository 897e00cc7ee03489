import { processWide } from "../process-wide.ts";
import { openPool, type Threads } from "../thread/pool.ts";
import type { measureAudio } from "./audio.ts";
import type { StreamMeter } from "./stream-meter.ts";

/** Streams at once; each has one piece on its way. */
const MOST_WAITING = 64;
/** A day of sound in one file takes a slow machine an hour. Milliseconds. */
const LONGEST_WAIT = 2 * 3600 * 1000;

type Push = StreamMeter["push"];
type Finish = StreamMeter["finish"];
type MeasureFile = typeof measureAudio;
type Told<Method extends (...args: never[]) => unknown> = Awaited<ReturnType<Method>>;

const running = processWide<{ threads: Threads | null }>("measurer", () => ({ threads: null }));

/** The thread that decodes, begun when it is needed: it takes all of a processor, and others want their answers. */
function threads(): Threads {
  const state = running.get();
  state.threads ??= openPool("measurer", { most: 1, mostWaiting: MOST_WAITING, longestWait: LONGEST_WAIT });
  return state.threads;
}

/** Ends the thread, with whatever it is at. */
export async function endMeasurer(): Promise<void> {
  const state = running.get();
  const ended = state.threads?.end();
  state.threads = null;
  await ended;
}

/** A `StreamMeter` in the thread. */
export interface RemoteMeter {
  readonly push: Push;
  readonly finish: Finish;
  readonly free: () => Promise<void>;
}

export async function openMeter(): Promise<RemoteMeter> {
  const thread = threads();
  const id = await thread.ask<() => string>("open", []);
  return {
    push: (bytes) => thread.ask<(id: string, bytes: Uint8Array) => Told<Push>>("push", [id, bytes]),
    finish: () => thread.ask<(id: string) => Told<Finish>>("finish", [id]),
    free: () => thread.ask<(id: string) => void>("free", [id]),
  };
}

/** `measureAudio` in the thread. */
export function measureInThread(file: string): ReturnType<MeasureFile> {
  return threads().ask<(file: string) => Told<MeasureFile>>("file", [file]);
}
