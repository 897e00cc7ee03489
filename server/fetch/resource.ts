import type { LookupAddress } from "node:dns";
import type { OwnSite } from "./own-site.ts";

/** What came back from an address or a local file. Validators and types are null where they were not given. */
export interface Fetched {
  readonly kind: "fetched";
  /** Where it was found after all redirects; the `file:` address of a local file. */
  readonly url: string;
  /** Where it has moved to for good, as its server says (301, 308); null where it has not, and of local files. */
  readonly movedTo: string | null;
  readonly body: Uint8Array;
  /** MIME type without parameters, in lower case. */
  readonly contentType: string | null;
  /** As the Content-Type header names it, in lower case; not necessarily an encoding that exists. */
  readonly charset: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** What else it names, as its Link header does (RFC 8288). */
  readonly link: string | null;
}

/** It did not change since the copy whose validators were passed. */
export interface Unchanged {
  readonly kind: "unchanged";
}

/**
 * Playhead does not fetch or read this. `code` names a sentence in `messages/*.json`, `value` goes into it: the
 * offending text, scheme (`ftp:`) or host, or what a file is instead of text. It never holds a password.
 */
export interface Refused {
  readonly kind: "refused";
  readonly code:
    | "address-invalid"
    | "address-scheme"
    | "address-credentials"
    | "address-private"
    | "address-port"
    | "address-own"
    | "address-local"
    | "file-binary"
    | "file-not-text"
    | "address-outside";
  readonly value: string;
}

/** It could not be had; trying again later may help. `value` is the address, of `http-status` the status, of `host-busy` the host. */
export interface Failed {
  readonly kind: "failed";
  readonly code:
    | "http-status"
    | "too-large"
    | "too-slow"
    | "too-many-redirects"
    | "encoding-unknown"
    | "body-damaged"
    | "host-unknown"
    | "host-busy"
    | "certificate"
    | "unreachable"
    | "file-missing"
    | "file-unreadable";
  readonly value: string;
  /** What a server that asks for patience says with `Retry-After`; left out where it says nothing. */
  readonly retryAfter?: string;
}

/** What a host asks for before it answers (HTTP Basic, RFC 7617). */
export interface Login {
  readonly username: string;
  readonly password: string;
}

export type Resource = Fetched | Unchanged | Refused | Failed;

/** Every address of a host name, as `dns.promises.lookup(name, { all: true })` gives them. */
export type Resolver = (hostname: string) => Promise<readonly LookupAddress[]>;

export interface FetchOptions {
  /** Largest body in bytes, counted after decompression. */
  readonly maxBytes: number;
  /** Milliseconds for everything together: the turn at the host, redirects and body; 30 seconds if omitted. */
  readonly timeoutMs?: number;
  /** Milliseconds that a host may say nothing, before its answer or amid it; 20 seconds if omitted. */
  readonly silenceMs?: number;
  /** The Accept header; anything if omitted. */
  readonly accept?: string;
  /** Validators of the copy at hand; with either of them the answer may be `unchanged`. */
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  /** Private and local addresses may be fetched too, at any port: for a host whose files are on its own network. */
  readonly allowPrivate?: boolean;
  /** See `formatUserAgent`; plain `Playhead` if omitted. */
  readonly userAgent?: string;
  /** For the host of the address alone: a redirect to another one goes without. */
  readonly login?: Login | null;
  /** From where nothing is ever fetched: this Playhead, by its configuration if omitted. */
  readonly own?: OwnSite;
  /** Replaces the system's resolver. */
  readonly resolve?: Resolver;
}

export function refused(code: Refused["code"], value: string): Refused {
  return { kind: "refused", code, value };
}

export function failed(code: Failed["code"], value: string): Failed {
  return { kind: "failed", code, value };
}
