import type { ServerResponse } from "node:http";

/** Not to be kept: it may yet be imported. */
export function missing(response: ServerResponse): void {
  response.writeHead(404, { "Content-Length": "0", "Cache-Control": "no-store" }).end();
}
