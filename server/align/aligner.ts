import { processWide } from "../process-wide.ts";
import { openPool, type Threads } from "../thread/pool.ts";
import type { AlignTask, alignSpeech, FoundText, Share } from "./align-speech.ts";

/** One step of ten hours of sound takes a slow machine minutes. Milliseconds. */
const LONGEST_STEP = 30 * 60_000;
const MOST_WAITING = 8;

type Step = Awaited<ReturnType<ReturnType<typeof alignSpeech>["next"]>>;

const running = processWide<{ threads: Threads | null }>("aligner", () => ({ threads: null }));

/** The thread that listens, begun when it is needed: it takes all of a processor that nobody else wants. */
function threads(): Threads {
  const state = running.get();
  state.threads ??= openPool("aligner", {
    most: 1,
    mostWaiting: MOST_WAITING,
    longestWait: LONGEST_STEP,
  });
  return state.threads;
}

/** Ends the thread, with whatever it is at. */
export async function endAligner(): Promise<void> {
  const state = running.get();
  const ended = state.threads?.end();
  state.threads = null;
  await ended;
}

/** `alignSpeech` in the thread. Throws when `signal` aborts, between two of its steps. */
export async function alignInThread(
  task: AlignTask,
  signal: AbortSignal,
  tell: (share: Share) => void,
): Promise<FoundText> {
  const thread = threads();
  const id = await thread.ask<(task: AlignTask) => string>("open", [task]);
  try {
    for (;;) {
      signal.throwIfAborted();
      const step = await thread.ask<(id: string) => Step>("step", [id]);
      if (step.done) return step.value;
      tell(step.value);
    }
  } finally {
    await thread.ask<(id: string) => void>("close", [id]);
  }
}
