import ipaddr from "ipaddr.js";
import { websubHref } from "#core/feed/websub-address.ts";
import type { Config } from "../config.ts";
import { isPublicAddress } from "../fetch/address.ts";

/** Names that mean something in one network alone (RFC 6761, 6762 and 8375, and what is usual). */
const LOCAL_NAME = /(?:^|\.)(?:localhost|local|lan|internal|test|invalid|home\.arpa)\.?$/i;

export type SiteAddress = Pick<Config, "publicUrl" | "fetchPrivate">;

/** Whether hubs can reach this site: on the internet, or in a private network where that is allowed. */
export function isReachable({ publicUrl, fetchPrivate }: SiteAddress): boolean {
  const host = new URL(publicUrl).hostname.replace(/^\[|\]$/g, "");
  if (ipaddr.isValid(host)) return fetchPrivate || isPublicAddress(host);
  return host.includes(".") && !LOCAL_NAME.test(host);
}

/** Where a hub tells of a change. */
export function callbackOf({ publicUrl }: SiteAddress, token: string): string {
  return publicUrl + websubHref(token);
}
