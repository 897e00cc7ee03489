import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What is wrong with an answer. */
export type RecogniserFault =
  | { readonly kind: "status"; readonly status: number; readonly retryAfter?: string }
  /** Never answers. */
  | { readonly kind: "hangs" }
  /** Promises the whole answer, and hangs up in its middle. */
  | { readonly kind: "half" }
  /** A page, with 200. */
  | { readonly kind: "page" }
  /** Text and nothing of when it is said, as models do that know no times. */
  | { readonly kind: "timeless" }
  /** No words, only segments, as models do that do not measure words. */
  | { readonly kind: "wordless" }
  /** Hears nothing. */
  | { readonly kind: "deaf" }
  /** Times of words run backwards. */
  | { readonly kind: "backwards" };

/** What was sent. */
export interface Sent {
  readonly path: string;
  readonly authorization: string | null;
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** Where in the sound the piece is that was sent; seconds. */
  readonly start: number;
  readonly seconds: number;
}

export interface SaidWord {
  readonly text: string;
  readonly start: number;
}

const RATE = 16_000;
const HEAD = 44;
/** So many bytes of a piece say where it is from. */
const MARK = 8000;

/**
 * A server of speech recognition by OpenAI's protocol (API reference, "Create transcription"), which knows one sound: its samples,
 * 16 kHz and 16 bits, and the words in it. It answers for the piece that it was sent, and misbehaves as it is told.
 */
export class RecogniserHost {
  readonly sent: Sent[] = [];
  /** What is wrong with the next answers, one after the other; null for nothing. */
  readonly faults: (RecogniserFault | null)[] = [];
  /** Called before each answer. */
  onSent: (count: number) => void | Promise<void> = () => {};
  readonly #server: Server;
  readonly #sound: Buffer;
  readonly #words: readonly SaidWord[];

  private constructor(sound: Buffer, words: readonly SaidWord[]) {
    this.#sound = sound;
    this.#words = words;
    this.#server = createServer((request, response) => {
      void this.#answer(request, response).catch((error: unknown) => {
        response.writeHead(400).end(String(error));
      });
    });
  }

  static async open(sound: Buffer, words: readonly SaidWord[]): Promise<RecogniserHost> {
    const host = new RecogniserHost(sound, words);
    await new Promise<void>((resolve) => host.#server.listen(0, "127.0.0.1", resolve));
    return host;
  }

  get origin(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const headers = { "content-type": request.headers["content-type"] ?? "" };
    const form = await new Response(Buffer.concat(chunks), { headers }).formData();
    const file = form.get("file");
    if (!(file instanceof File)) throw new Error("There is no file");
    const samples = samplesOf(Buffer.from(await file.arrayBuffer()));
    const start = this.#placeOf(samples);
    const seconds = samples.length / 2 / RATE;
    const names = [...new Set(form.keys())].filter((name) => name !== "file");
    const fields = Object.fromEntries(names.map((name) => [name, form.getAll(name).map(String)]));
    const authorization = request.headers.authorization ?? null;
    this.sent.push({ path: request.url ?? "", authorization, fields, start, seconds });
    await this.onSent(this.sent.length);
    this.#send(this.faults.shift() ?? null, start, seconds, response);
  }

  #placeOf(samples: Buffer): number {
    const middle = Math.floor(samples.length / 4) * 2;
    const at = this.#sound.indexOf(samples.subarray(middle, middle + MARK));
    if (at < 0) throw new Error("This sound is not known");
    return (at - middle) / 2 / RATE;
  }

  #send(fault: RecogniserFault | null, start: number, seconds: number, response: ServerResponse): void {
    if (fault?.kind === "hangs") return;
    if (fault?.kind === "status") {
      const headers = fault.retryAfter === undefined ? {} : { "retry-after": fault.retryAfter };
      response.writeHead(fault.status, headers).end(JSON.stringify({ error: { message: "No" } }));
    } else if (fault?.kind === "page") {
      response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Log in</title>");
    } else {
      const text = JSON.stringify(this.#heard(fault, start, seconds));
      const length = Buffer.byteLength(text);
      response.writeHead(200, { "content-type": "application/json", "content-length": length });
      if (fault?.kind === "half")
        response.write(text.slice(0, text.length / 2), () => setTimeout(() => response.destroy(), 20));
      else response.end(text);
    }
  }

  /** The words that are in the piece whole, without signs; the signs are in the texts of the segments, which end with sentences. */
  #heard(fault: RecogniserFault | null, from: number, seconds: number): object {
    const timed = this.#words.map((word, index) => {
      const next = this.#words[index + 1]?.start ?? word.start + 1;
      return { ...word, end: Math.min(next, word.start + 0.6) };
    });
    const inside =
      fault?.kind === "deaf" ? [] : timed.filter(({ start, end }) => start >= from && end <= from + seconds);
    const sentences: (typeof inside)[] = [];
    for (const word of inside) {
      const last = sentences.at(-1);
      if (!last || /[.!?]$/.test(last.at(-1)?.text ?? "")) sentences.push([word]);
      else last.push(word);
    }
    const text = inside.map((word) => word.text).join(" ");
    const head = { task: "transcribe", language: "russian", duration: seconds, text };
    if (fault?.kind === "timeless") return { text };
    const segments = sentences.map((words, id) => ({
      id,
      start: (words[0]?.start ?? 0) - from,
      end: (words.at(-1)?.end ?? 0) - from,
      text: ` ${words.map((word) => word.text).join(" ")}`,
    }));
    if (fault?.kind === "wordless") return { ...head, segments };
    const words = inside.map((word) => ({
      word: word.text.replace(/[^\p{L}\p{N}-]/gu, ""),
      start: word.start - from,
      end: word.end - from,
    }));
    if (fault?.kind !== "backwards") return { ...head, segments, words };
    return {
      ...head,
      segments,
      words: words.map((word, i) => (i % 5 === 2 ? { ...word, start: 0.01, end: 0 } : word)),
    };
  }
}

/** The samples of a WAV file of one channel, 16 kHz and 16 bits; throws for any other. */
function samplesOf(file: Buffer): Buffer {
  const right =
    file.toString("latin1", 0, 4) === "RIFF" &&
    file.readUInt32LE(4) === file.length - 8 &&
    file.toString("latin1", 8, 16) === "WAVEfmt " &&
    file.readUInt16LE(22) === 1 &&
    file.readUInt32LE(24) === RATE &&
    file.readUInt16LE(34) === 16 &&
    file.readUInt32LE(40) === file.length - HEAD;
  if (!right) throw new Error("This is no WAV file as it was wanted");
  return file.subarray(HEAD);
}
