import { processWide } from "../process-wide.ts";
import { Turns } from "../thread/turns.ts";

const running = processWide<Map<string, Turns>>("measured-hosts", () => new Map());

/** Does `work` while nobody else in this process reads from that host; the first first. Fails when `signal` aborts before. */
export async function takeTurnAt<T>(host: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const hosts = running.get();
  const turns = hosts.get(host) ?? new Turns({ most: 1, mostWaiting: Number.POSITIVE_INFINITY });
  hosts.set(host, turns);
  try {
    return await turns.take(work, signal);
  } finally {
    if (turns.size === 0 && hosts.get(host) === turns) hosts.delete(host);
  }
}
