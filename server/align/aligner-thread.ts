import { randomUUID } from "node:crypto";
import { constants, platform, setPriority } from "node:os";
import { serve } from "../thread/serve.ts";
import { type AlignTask, alignSpeech } from "./align-speech.ts";

// On Linux a priority is a thread's own; elsewhere it would be that of the whole site.
if (platform() === "linux") setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const running = new Map<string, ReturnType<typeof alignSpeech>>();

/** What is looked for here goes on step by step, as it is asked to. */
serve({
  open(task: AlignTask): string {
    const id = randomUUID();
    running.set(id, alignSpeech(task));
    return id;
  },
  async step(id: string) {
    const work = running.get(id);
    if (!work) throw new Error(`Nothing is aligned as ${id}`);
    return work.next();
  },
  async close(id: string): Promise<void> {
    const work = running.get(id);
    running.delete(id);
    await work?.return(null);
  },
});
