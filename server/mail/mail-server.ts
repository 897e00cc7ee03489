import { isIP } from "node:net";
import { parseAddress } from "#core/account/mail-address.ts";

/** A server that takes mail and sends it on (RFC 6409). */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** When what is said to it is encrypted: from the first byte, after STARTTLS, or never. */
  readonly encrypted: "first" | "starttls" | "never";
  /** Null where it asks nobody who they are. */
  readonly login: { readonly user: string; readonly password: string } | null;
}

/** From whom mail comes. */
export interface Sender {
  /** Empty where only an address is given. */
  readonly name: string;
  readonly address: string;
}

/** Of mail that is handed in, encrypted from the first byte (RFC 8314, section 7.3) or not. */
const PORTS: Readonly<Record<string, number>> = { "smtps:": 465, "smtp:": 587 };
const UNENCRYPTED = "?starttls=off";
const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|::1)$/i;

/**
 * `smtps://user:password@host:port`, or `smtp://…`, which is encrypted by STARTTLS but on this machine, or where
 * `?starttls=off` stands at its end; null for what is neither.
 */
export function parseMailServer(written: string): MailServer | null {
  if (!URL.canParse(written)) return null;
  const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(written);
  const usual = PORTS[protocol];
  const [host, user, secret] = [hostname.replace(/^\[(.*)\]$/, "$1"), decode(username), decode(password)];
  if (usual === undefined || !isHost(host) || user === null || secret === null) return null;
  const plain = protocol === "smtp:" && (search === UNENCRYPTED || LOOPBACK.test(host));
  const rest = search === UNENCRYPTED && protocol === "smtp:" ? "" : search;
  if (!["", "/"].includes(pathname) || `${rest}${hash}` !== "" || (user === "") !== (secret === ""))
    return null;
  return {
    host,
    port: port === "" ? usual : Number(port),
    encrypted: protocol === "smtps:" ? "first" : plain ? "never" : "starttls",
    login: user === "" ? null : { user, password: secret },
  };
}

/** `Playhead <podcasts@example.org>`, or the address alone; null for what is neither. */
export function parseSender(written: string): Sender | null {
  const [, name = "", named = written] = /^([^<>"\p{Cc}]*)<([^<>]*)>$/u.exec(written.trim()) ?? [];
  const parsed = parseAddress(named);
  return parsed.kind === "address" ? { name: name.trim(), address: parsed.delivery } : null;
}

function isHost(host: string): boolean {
  return isIP(host) !== 0 || /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i.test(host);
}

function decode(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
