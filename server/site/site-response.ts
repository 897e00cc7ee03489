import {
  type IncomingMessage,
  type OutgoingHttpHeader,
  type OutgoingHttpHeaders,
  ServerResponse,
  STATUS_CODES,
} from "node:http";
import type { Refusal } from "../http/asker.ts";
import { WHOLE_LENGTH } from "../http/whole-length.ts";

/** What Next says of a page that is made for one asker: it could not even be gone back to. */
const NOT_EVEN_KEPT_OPEN = "private, no-cache, no-store, max-age=0, must-revalidate";

/** Pages of what nobody else may see: not even the disk of a browser that others use keeps them. */
const PERSONAL =
  /^\/(?:sign-|settings\/account|login\/|host(?:[/?]|$)|revisions|shows\/[^/]+\/[^/]+\/revisions)/;

/** An answer on its way, with what Next cannot say: how long a route's body is, and that a page is refused. */
export class SiteResponse<Request extends IncomingMessage = IncomingMessage> extends ServerResponse<Request> {
  #refusal: Refusal | null = null;
  readonly #excuses: (() => Refusal | null)[] = [];

  refuse(refusal: Refusal): void {
    this.#refusal = refusal;
  }

  /** Where this answer fails (500), `find` is asked for what is said in place of that; null: nothing else is. The first counts that says something. */
  excuse(find: () => Refusal | null): void {
    this.#excuses.push(find);
  }

  override writeHead(
    status: number,
    message?: string | OutgoingHttpHeaders | OutgoingHttpHeader[],
    headers?: OutgoingHttpHeaders | OutgoingHttpHeader[],
  ): this {
    this.#tellLength();
    if (this.getHeader("cache-control") === NOT_EVEN_KEPT_OPEN)
      this.setHeader("cache-control", PERSONAL.test(this.req.url ?? "") ? "no-store" : "private, no-cache");
    if (status >= 500) this.#refusal ??= this.#findExcuse();
    if (this.#refusal) return this.#writeRefusal(this.#refusal);
    return typeof message === "string"
      ? super.writeHead(status, message, headers)
      : super.writeHead(status, message);
  }

  #findExcuse(): Refusal | null {
    for (const find of this.#excuses) {
      const excuse = find();
      if (excuse) return excuse;
    }
    return null;
  }

  /** A body that is compressed on its way has another length, which nobody knows before. */
  #tellLength(): void {
    const length = this.getHeader(WHOLE_LENGTH);
    this.removeHeader(WHOLE_LENGTH);
    if (length !== undefined && !this.hasHeader("content-encoding")) this.setHeader("content-length", length);
  }

  #writeRefusal({ status, headers }: Refusal): this {
    for (const [name, value] of Object.entries(headers)) this.setHeader(name, value);
    this.setHeader("cache-control", "no-store");
    return super.writeHead(status, STATUS_CODES[status] ?? "");
  }
}
