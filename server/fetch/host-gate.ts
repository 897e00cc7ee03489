import { finished, type Readable } from "node:stream";
import { processWide } from "../process-wide.ts";

/**
 * More than the sounds that are passed on at once (see server/media/relay-response.ts), so that those who take minutes
 * leave room for feeds of the same host.
 */
const MOST_AT_ONCE = 10;

/** No turn came at a host before time was over. The message is the host's name. */
export class HostBusyError extends Error {}

interface Line {
  inside: number;
  /** In the order in which they came; each is called at its turn. */
  readonly waiting: Set<() => void>;
}

/** Lets only so many requests at once to one host; the rest wait in line. */
export class HostGate {
  readonly #most: number;
  readonly #lines = new Map<string, Line>();

  constructor(most: number) {
    this.#most = most;
  }

  /**
   * Asks a host once it is this request's turn, which lasts until the body of the answer is read, broken or closed. Fails
   * with `HostBusyError` where the signal ends the waiting, else with what the request fails with.
   */
  async pass<Answer extends { readonly body: Readable }>(
    { hostname }: URL,
    signal: AbortSignal,
    ask: () => Promise<Answer>,
  ): Promise<Answer> {
    const host = hostname.replace(/\.$/, "");
    const line = this.#lines.get(host) ?? { inside: 0, waiting: new Set() };
    this.#lines.set(host, line);
    if (line.inside < this.#most) line.inside += 1;
    else await turn(line, host, signal);
    try {
      const answer = await ask();
      finished(answer.body, () => this.#leave(line, host));
      return answer;
    } catch (error) {
      this.#leave(line, host);
      throw error;
    }
  }

  /** Hands the place to the next in line. */
  #leave(line: Line, host: string): void {
    const [next] = line.waiting;
    if (next) next();
    else if (--line.inside === 0) this.#lines.delete(host);
  }
}

function turn({ waiting }: Line, host: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (done: () => void) => () => {
      waiting.delete(come);
      signal.removeEventListener("abort", give);
      done();
    };
    const come = settle(resolve);
    const give = settle(() => reject(new HostBusyError(host)));
    if (signal.aborted) return give();
    waiting.add(come);
    signal.addEventListener("abort", give);
  });
}

/** The one through which all of this process goes. */
export const hostGate = processWide("host gate", () => new HostGate(MOST_AT_ONCE));
