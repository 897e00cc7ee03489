import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { isNear } from "./client-address.ts";

/** As proxies write it, and whatever reads logs can find it again. */
const WELL_FORMED = /^[\w.:+/=-]{1,128}$/;

/** What a request is called in answers and logs: as a proxy that is near has called it, else by a name of its own. */
export function requestId({ headers, socket }: IncomingMessage): string {
  const told = headers["x-request-id"];
  if (typeof told === "string" && WELL_FORMED.test(told) && isNear(socket.remoteAddress ?? "")) return told;
  return randomUUID();
}
