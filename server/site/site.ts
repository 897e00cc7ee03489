import { createServer } from "node:http";
import openNext from "next";
import type { Config } from "../config.ts";
import { makeDoor } from "./door.ts";

export interface Site {
  /** Ends it within some seconds, whatever is being sent. */
  readonly close: () => Promise<void>;
}

/** The server of all pages and files: a door, and Next behind it. Resolves when it listens. */
export async function openSite(config: Config, dev: boolean): Promise<Site> {
  const { host, port } = config;
  const door = makeDoor(config, dev);
  // Development alone changes protocols; where Next does not listen for that, such requests are answered like any other.
  const httpServer = dev ? door.server : createServer();
  const next = openNext({ dev, hostname: host, port, httpServer });
  await next.prepare();
  await door.open(next.getRequestHandler());
  return { close: door.close };
}
