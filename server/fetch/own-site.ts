import { networkInterfaces } from "node:os";
import ipaddr from "ipaddr.js";
import type { Config } from "../config.ts";

/** Where people reach this Playhead, and the port at which it listens. */
export type OwnSite = Pick<Config, "publicUrl" | "port">;

/** Whether an address of the web leads here: by the public name, or by an IP address of this machine. */
export function isOwnUrl(url: URL, own: OwnSite): boolean {
  const host = plainHost(url);
  const port = portOf(url);
  const published = new URL(own.publicUrl);
  if (host === plainHost(published) && publicPorts(published, own.port).includes(port)) return true;
  return ipaddr.isValid(host) && isOwnAddress(host, port, own);
}

/** Whether this Playhead listens at this port of an IP address. */
export function isOwnAddress(address: string, port: number, own: OwnSite): boolean {
  if (port !== own.port) return false;
  const asked = ipaddr.process(address);
  if (["loopback", "unspecified"].includes(asked.range())) return true;
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.some((own) => ipaddr.process(own.address).toString() === asked.toString());
}

/** The port that is asked at an address with or without one. */
export function portOf({ port, protocol }: Pick<URL, "port" | "protocol">): number {
  return Number(port) || (protocol === "https:" ? 443 : 80);
}

/** One spelling of a host: the URL parser knows all others but for the dot that may end a name, and IPv4 inside IPv6. */
function plainHost({ hostname }: URL): string {
  const host = hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  return ipaddr.isValid(host) ? ipaddr.process(host).toString() : host;
}

/** A site with encryption is mostly also there without. */
function publicPorts(published: URL, listening: number): readonly number[] {
  const port = portOf(published);
  return port === 80 || port === 443 ? [80, 443, listening] : [port, listening];
}
