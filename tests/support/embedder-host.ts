import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What is wrong with an answer. */
export type EmbedderHostFault =
  | { readonly kind: "status"; readonly status: number; readonly retryAfter?: string }
  /** Never answers. */
  | { readonly kind: "hangs" }
  /** Promises the whole answer, and hangs up in its middle. */
  | { readonly kind: "half" }
  /** A page, with 200. */
  | { readonly kind: "page" }
  /** One vector too few. */
  | { readonly kind: "short" }
  /** Vectors of several lengths. */
  | { readonly kind: "uneven" }
  /** Nothing but zeros. */
  | { readonly kind: "zeros" }
  /** To another address. */
  | { readonly kind: "redirect"; readonly to: string };

/** What was sent. */
export interface SentTexts {
  readonly path: string;
  readonly authorization: string | null;
  readonly model: string;
  readonly texts: readonly string[];
}

/** Words of one line mean the same. */
const MEANINGS: readonly (readonly string[])[] = [
  ["sleep", "slept", "insomnia", "awake", "сон", "спать", "бессонница"],
  ["boat", "ship", "sail", "harbour"],
  ["bread", "flour", "baking", "dough"],
  ["lamp", "wick", "lantern", "light"],
];

/**
 * A server of embeddings by OpenAI's protocol (API reference, "Create embeddings"): a vector's first numbers say of each line of
 * `MEANINGS` how many of the words it has, the others are of the words themselves. It misbehaves as it is told.
 */
export class EmbedderHost {
  readonly sent: SentTexts[] = [];
  /** What is wrong with the next answers, one after the other; null for nothing. */
  readonly faults: (EmbedderHostFault | null)[] = [];
  /** What is wrong with all answers after those. */
  always: EmbedderHostFault | null = null;
  /** Texts that it refuses, with all that is sent with them. */
  refuses: (text: string) => boolean = () => false;
  dimensions = 32;
  /** Called before each answer. */
  onSent: (count: number) => void | Promise<void> = () => {};
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      void this.#answer(request, response).catch((error: unknown) => {
        response.writeHead(400).end(String(error));
      });
    });
  }

  static async open(port = 0): Promise<EmbedderHost> {
    const host = new EmbedderHost();
    await new Promise<void>((resolve) => host.#server.listen(port, "127.0.0.1", resolve));
    return host;
  }

  get origin(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** All texts that were sent. */
  get texts(): readonly string[] {
    return this.sent.flatMap(({ texts }) => texts);
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const asked: unknown = JSON.parse(Buffer.concat(chunks).toString("utf8"));
    const { model, input, encoding_format: format } = asked as Record<string, unknown>;
    const right =
      request.method === "POST" &&
      typeof model === "string" &&
      format === "float" &&
      Array.isArray(input) &&
      input.length > 0 &&
      input.length <= 2048 &&
      input.every((text) => typeof text === "string" && text !== "");
    if (!right) throw new Error("This is no question for embeddings");
    const texts = input as string[];
    const authorization = request.headers.authorization ?? null;
    this.sent.push({ path: request.url ?? "", authorization, model: String(model), texts });
    await this.onSent(this.sent.length);
    const fault = this.faults.shift() ?? this.always;
    if (fault === null && texts.some(this.refuses))
      response.writeHead(400).end(JSON.stringify({ error: { message: "Too long" } }));
    else this.#send(fault, String(model), texts, response);
  }

  #send(
    fault: EmbedderHostFault | null,
    model: string,
    texts: readonly string[],
    response: ServerResponse,
  ): void {
    if (fault?.kind === "hangs") return;
    if (fault?.kind === "redirect") {
      response.writeHead(307, { location: fault.to }).end();
    } else if (fault?.kind === "status") {
      const headers = fault.retryAfter === undefined ? {} : { "retry-after": fault.retryAfter };
      response.writeHead(fault.status, headers).end(JSON.stringify({ error: { message: "No" } }));
    } else if (fault?.kind === "page") {
      response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Log in</title>");
    } else {
      const data = this.#data(fault, texts);
      const usage = { prompt_tokens: 1, total_tokens: 1 };
      const text = JSON.stringify({ object: "list", data, model, usage });
      const length = Buffer.byteLength(text);
      response.writeHead(200, { "content-type": "application/json", "content-length": length });
      if (fault?.kind === "half")
        response.write(text.slice(0, text.length / 2), () => setTimeout(() => response.destroy(), 20));
      else response.end(text);
    }
  }

  /** In no order: `index` says whose each is. */
  #data(fault: EmbedderHostFault | null, texts: readonly string[]): readonly object[] {
    const data = texts.map((text, index) => {
      const dimensions = this.dimensions + (fault?.kind === "uneven" ? index : 0);
      const meant = meaningOf(text, dimensions);
      return {
        object: "embedding",
        index,
        embedding: fault?.kind === "zeros" ? meant.map(() => 0) : meant,
      };
    });
    return data.slice(fault?.kind === "short" ? 1 : 0).reverse();
  }
}

/** The same for the same text: words that mean the same point to one side, all others each a little to their own. */
export function meaningOf(text: string, dimensions: number): number[] {
  const vector = new Array<number>(dimensions).fill(0);
  const add = (index: number, value: number) => {
    vector[index] = (vector[index] ?? 0) + value;
  };
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    const meaning = MEANINGS.findIndex((words) => words.includes(word));
    if (meaning >= 0) add(meaning, 1);
    const sum = Array.from(word).reduce(
      (hash, letter) => (hash * 31 + (letter.codePointAt(0) ?? 0)) % 9973,
      7,
    );
    add(MEANINGS.length + (sum % (dimensions - MEANINGS.length)), 0.1);
  }
  return vector;
}
