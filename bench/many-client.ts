import { Agent, request as ask } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Sightings } from "./many-sightings.ts";

export interface Wish {
  readonly method?: "GET" | "POST";
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: Buffer;
  /** When it was asked; milliseconds of `performance.now()`. */
  readonly asked: number;
}

/** Who is not answered for so long gives up. Milliseconds. */
const PATIENCE = 40_000;
/** Before one asks again who is told to come back: sooner than told, to see when all is well again. Milliseconds. */
const AGAIN_AFTER = 500;

let clients = 0;

/** Somebody with an address of their own, who keeps a connection to the balancer, or to one of the sites. */
export class Client {
  readonly #record: Sightings;
  readonly #port: number;
  readonly #agent: Agent;

  constructor(record: Sightings, port: number) {
    clients += 1;
    this.#record = record;
    this.#port = port;
    // All of 127.0.0.0/8 is this machine (RFC 1122, section 3.2.1.3).
    const localAddress = `127.9.${clients >> 8}.${clients & 255}`;
    this.#agent = new Agent({ keepAlive: true, maxSockets: 1, localAddress });
  }

  /**
   * Asks until there is an answer other than that it is to be asked again: for what may be done twice, as reading, and changes that
   * come to the same. Null where that takes too long, which is a fault.
   */
  async untilAnswered(kind: string, wish: Wish): Promise<Answer | null> {
    const begun = performance.now();
    while (performance.now() - begun < PATIENCE) {
      const answer = await this.once(kind, wish);
      if (answer) return answer;
      await wait(AGAIN_AFTER);
    }
    this.#record.fault(kind, `${wish.path} is not answered`);
    return null;
  }

  /** Asks once. Null where the outcome is not known, or it was not done: see `Setback`. */
  async once(kind: string, wish: Wish): Promise<Answer | null> {
    const asked = performance.now();
    const answer = await this.#send(wish).catch(() => null);
    const changes = wish.method === "POST";
    const status = answer?.status ?? 0;
    if (status === 503 && !/^\d+$/.test(String(answer?.headers["retry-after"])))
      this.#record.fault(kind, `${wish.path}: 503 without a time to come back`);
    if (status === 0) this.#record.setback(kind, "cut off", asked, changes);
    else if (status === 502 || status === 504) this.#record.setback(kind, "502", asked, changes);
    else if (status === 503) this.#record.setback(kind, "503", asked, changes);
    else {
      this.#record.answered(kind, asked);
      return answer && { ...answer, asked };
    }
    return null;
  }

  close(): void {
    this.#agent.destroy();
  }

  #send({ method = "GET", path, headers = {}, body }: Wish): Promise<Omit<Answer, "asked">> {
    return new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
      const asking = ask(
        {
          host: "127.0.0.1",
          port: this.#port,
          agent: this.#agent,
          method,
          path,
          headers: { ...headers, ...length },
        },
        (answer) => {
          const pieces: Buffer[] = [];
          answer.on("data", (piece: Buffer) => pieces.push(piece));
          answer.on("error", reject);
          answer.on("end", () =>
            resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(pieces) }),
          );
        },
      );
      asking.setTimeout(PATIENCE, () => asking.destroy(new Error("Nothing comes")));
      asking.on("error", reject);
      asking.end(body);
    });
  }
}
