import type { BucketPlace } from "../place.ts";

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/i;
const HOST = /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])$/i;
/** What all services take without being written otherwise in an address. */
const BUCKET = /^[A-Za-z0-9][\w.-]{1,62}$/;
const FOLDER = /^[\w-][\w.-]*$/;
const REGION = /^[a-z0-9-]{1,40}$/;

/**
 * `s3://KEY:SECRET@host:port/bucket/prefix?region=…`; null for what is none. It is asked by HTTPS, but on this machine, or where
 * `tls=off` stands among its options.
 */
export function parseBucketUrl(written: string): BucketPlace | null {
  if (!URL.canParse(written)) return null;
  const { protocol, hostname, host, port, username, password, pathname, searchParams, hash } = new URL(
    written,
  );
  const [bucket = "", ...folders] = pathname.slice(1).replace(/\/+$/, "").split("/");
  const [keyId, key] = [decode(username), decode(password)];
  const { region = null, tls = "on", ...others } = Object.fromEntries(searchParams);
  const known = Object.keys(others).length === 0 && ["on", "off"].includes(tls) && hash === "";
  if (protocol !== "s3:" || !HOST.test(hostname) || port === "0" || !known) return null;
  if (!keyId || !key || !isPlain(keyId + key)) return null;
  if (!BUCKET.test(bucket) || !folders.every((folder) => FOLDER.test(folder))) return null;
  if (region !== null && !REGION.test(region)) return null;
  const scheme = tls === "off" || LOOPBACK.test(hostname) ? "http" : "https";
  const prefix = folders.map((folder) => `${folder}/`).join("");
  return { endpoint: `${scheme}://${host.toLowerCase()}`, bucket, prefix, region, keyId, key };
}

/** Where a bucket, with its prefix, is open to all, with a slash at its end; null for no such address. */
export function parsePublicBase(written: string): string | null {
  if (!URL.canParse(written)) return null;
  const { protocol, username, password, search, hash, href } = new URL(written);
  if (!["http:", "https:"].includes(protocol) || `${username}${password}${search}${hash}` !== "") return null;
  return href.replace(/\/*$/, "/");
}

function isPlain(text: string): boolean {
  return /^[!-~]+$/.test(text);
}

function decode(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
