import { isIP } from "node:net";
import { config } from "../config.ts";

/** For whom browsers keep passkeys (Web Authentication, section 4). */
export interface RelyingParty {
  /** The host. */
  readonly id: string;
  readonly origin: string;
}

/** This site; null where browsers keep no passkeys for it: without TLS, but on this machine, or without a name. */
export function relyingParty(): RelyingParty | null {
  const { protocol, hostname, origin } = new URL(config().publicUrl);
  const trusted = protocol === "https:" || hostname === "localhost" || hostname.endsWith(".localhost");
  const named = !hostname.startsWith("[") && isIP(hostname) === 0;
  return trusted && named ? { id: hostname, origin } : null;
}
