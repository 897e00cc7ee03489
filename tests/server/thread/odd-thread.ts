import { readFileSync } from "node:fs";
import { threadId } from "node:worker_threads";
import { serve } from "#server/thread/serve.ts";

let asked = 0;

const methods = {
  /** How often this thread was asked that, and which thread it is. */
  count: () => ({ asked: ++asked, thread: threadId }),
  echo: (value: unknown) => value,
  async fail(name: string, properties: Readonly<Record<string, unknown>>) {
    throw Object.assign(new Error("It failed", { cause: new Error("of this") }), { name, ...properties });
  },
  failAsSystem: () => readFileSync("/nowhere/at-all"),
  throwText: () => {
    throw "just words";
  },
  answerFunction: () => () => 1,
  never: () => new Promise<void>(() => {}),
  loop: () => {
    for (;;) asked += 1;
  },
  wait: (milliseconds: number) =>
    new Promise<number>((resolve) => setTimeout(() => resolve(threadId), milliseconds)),
  exit: () => process.exit(3),
  /** It dies while it is asked, or soon after it has answered. */
  die: (soon: boolean) => {
    setTimeout(() => {
      throw new Error("The thread is broken");
    });
    return soon ? threadId : new Promise<never>(() => {});
  },
};

export type OddMethods = typeof methods;

serve(methods);
