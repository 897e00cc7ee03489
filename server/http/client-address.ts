import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/**
 * Whose request it is. What stands last in X-Forwarded-For was written by the nearest proxy, and a proxy is near: to a
 * client from the open network nobody listens when it says that it is another.
 */
export function clientAddress(peer: string, forwardedFor: string | null): string {
  const told = forwardedFor?.split(",").at(-1)?.trim() ?? "";
  return told !== "" && isNear(peer) ? told : peer;
}

/** What a client is counted by: an IPv4 address, or the 64 bits of an IPv6 address that a household has to itself. */
export function clientNetwork(address: string): string {
  if (isIP(address) === 0) return address;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === "ipv4") return parsed.toString();
  return parsed.toByteArray().slice(0, 8).join(".");
}

const NEAR = ["loopback", "private", "uniqueLocal", "linkLocal", "carrierGradeNat"];

/** Whether a connection comes from this machine or a network of its own, as those of proxies do. */
export function isNear(peer: string): boolean {
  return isIP(peer) !== 0 && NEAR.includes(ipaddr.process(peer).range());
}
