import type { IncomingMessage } from "node:http";
import { SiteResponse } from "./site-response.ts";

/** An answer that goes to nobody yet: its body is put together here. */
export class CollectedResponse extends SiteResponse {
  /** The whole body, once it has ended. */
  readonly body: Promise<Buffer>;
  readonly #pieces: Buffer[] = [];
  #end: (body: Buffer) => void = () => {};

  constructor(request: IncomingMessage) {
    super(request);
    this.body = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  override write(piece: unknown, encoding?: unknown, done?: unknown): boolean {
    this.#take(piece);
    for (const written of [encoding, done]) if (typeof written === "function") written();
    return true;
  }

  override end(piece?: unknown, encoding?: unknown, done?: unknown): this {
    this.#take(piece);
    // Writes the status, as an answer that is sent does.
    if (!this.headersSent) this.writeHead(this.statusCode);
    this.#end(Buffer.concat(this.#pieces));
    this.emit("finish");
    for (const ended of [piece, encoding, done]) if (typeof ended === "function") ended();
    return this;
  }

  #take(piece: unknown): void {
    if (typeof piece === "string") this.#pieces.push(Buffer.from(piece));
    else if (piece instanceof Uint8Array) this.#pieces.push(Buffer.from(piece));
  }
}
