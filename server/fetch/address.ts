import { lookup as systemLookup } from "node:dns/promises";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { buildConnector } from "undici";
import { config } from "../config.ts";
import { isOwnAddress, isOwnUrl, type OwnSite, portOf } from "./own-site.ts";
import { type FetchOptions, type Refused, type Resolver, refused } from "./resource.ts";

/** All IPv6 that is routed on the internet today (RFC 4291 section 2.4, IANA's global unicast block). */
const GLOBAL_UNICAST = ipaddr.parseCIDR("2000::/3");

/**
 * True for an IP address that anyone on the internet could reach. Everything with a special meaning is not:
 * private, local, shared, reserved, multicast, and the forms of IPv6 that carry an IPv4 address inside, but
 * for v4-mapped ones, which are judged by that address.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  return address.range() === "unicast" && (address.kind() === "ipv4" || address.match(GLOBAL_UNICAST));
}

/**
 * The ports at which sites and streams are: those of http and https, and those that web servers and Icecast take beside
 * them. At others are services that have nothing to do with feeds, and some of them do what a request says.
 */
const WEB_PORT = /^(?:|80|443|80\d\d|8443|8888)$/;

/** `text` as an http(s) address without a user name, or why it is not fetched. Names are not resolved yet. */
export function checkAddress(
  text: string,
  base: URL | null,
  allowPrivate: boolean,
  own: OwnSite = config(),
): URL | Refused {
  const url = URL.canParse(text, base?.href) ? new URL(text, base?.href) : null;
  if (!url) return refused("address-invalid", text);
  if (url.protocol !== "http:" && url.protocol !== "https:") return refused("address-scheme", url.protocol);
  if (url.username !== "" || url.password !== "") return refused("address-credentials", url.host);
  // The URL parser has already turned `0x7f.1` and `2130706433` into 127.0.0.1.
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (!allowPrivate && ipaddr.isValid(host) && !isPublicAddress(host))
    return refused("address-private", host);
  if (isOwnUrl(url, own)) return refused("address-own", url.host);
  if (!allowPrivate && !WEB_PORT.test(url.port)) return refused("address-port", url.host);
  return url;
}

/** A host name has no public address. The message is the host name. */
export class PrivateAddressError extends Error {}

/** A host name leads to this Playhead itself. The message is the host name. */
export class OwnAddressError extends Error {}

type Judged = Pick<FetchOptions, "allowPrivate" | "own" | "resolve">;

/**
 * A lookup for sockets to this port that only ever gives addresses that were checked, so the connection goes to the
 * very address that was judged and not to the answer of a second question (DNS rebinding). Fails with
 * `PrivateAddressError` or `OwnAddressError` when nothing is left.
 */
export function guardedLookup(
  { allowPrivate = false, own = config(), resolve = resolveAll }: Judged,
  port: number,
): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (all) => {
        const reachable = all.filter(({ address }) => allowPrivate || isPublicAddress(address));
        const addresses = reachable.filter(({ address }) => !isOwnAddress(address, port, own));
        const [first] = addresses;
        if (reachable.length === 0) callback(new PrivateAddressError(hostname), "");
        else if (!first) callback(new OwnAddressError(hostname), "");
        else if (options.all) callback(null, addresses);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ""),
    );
  };
}

/** Connects undici by `guardedLookup`. */
export function guardedConnector(judged: Judged): buildConnector.connector {
  return (asked, callback) => {
    buildConnector({ lookup: guardedLookup(judged, portOf(asked)) })(asked, callback);
  };
}

function resolveAll(hostname: string): ReturnType<Resolver> {
  return systemLookup(hostname, { all: true });
}
