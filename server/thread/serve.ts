import { type MessagePort, parentPort } from "node:worker_threads";
import { raiseCode } from "../db/failure.ts";
import { type Answer, type Question, tellError } from "./question.ts";

type Method = (...args: never[]) => unknown;

/**
 * What a thread is asked, by the names of what answers. Of an error only what it says itself comes out of it, so that the code by
 * which a database is known to be away or full is told there.
 */
export function serve(methods: Readonly<Record<string, Method>>): void {
  const port = parentPort;
  if (!port) throw new Error("Outside of a thread nobody asks");
  const known = new Map(Object.entries(methods));
  port.on("message", ({ method, args }: Question) => void answer(port, known.get(method), method, args));
}

async function answer(
  port: MessagePort,
  method: Method | undefined,
  name: string,
  args: readonly unknown[],
): Promise<void> {
  try {
    if (!method) throw new Error(`This thread knows no ${name}`);
    const value: unknown = await Reflect.apply(method, undefined, args);
    port.postMessage({ kind: "answered", value } satisfies Answer<unknown>);
  } catch (error) {
    raiseCode(error);
    port.postMessage({ kind: "failed", error: tellError(error) } satisfies Answer<unknown>);
  }
}
