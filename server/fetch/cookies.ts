/** More cookies than this are no login, and a longer one is no token. */
const MOST = 50;
const LONGEST = 4096;

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly domain: string;
  /** Only for the very host that set it. */
  readonly hostOnly: boolean;
  readonly secure: boolean;
}

/**
 * The cookies of one fetch, from its first redirect to its answer: some hosts set one and send back to the same address
 * to see whether it was kept. Nothing outlives the fetch, so that times and paths do not matter (RFC 6265).
 */
export class Cookies {
  readonly #kept = new Map<string, Cookie>();

  /** Keeps what the host of this address has set (`Set-Cookie`, one text for each). */
  keep(url: URL, set: string | readonly string[] | undefined): void {
    const texts = typeof set === "string" ? [set] : (set ?? []);
    for (const text of texts) {
      const cookie = text.length > LONGEST ? null : parseCookie(text, url.hostname);
      if (cookie !== null && this.#kept.size < MOST)
        this.#kept.set(`${cookie.domain} ${cookie.name}`, cookie);
    }
  }

  /** The `Cookie` header for this address, or null where it gets none. */
  header({ hostname, protocol }: URL): string | null {
    const own = [...this.#kept.values()].filter(
      ({ domain, hostOnly, secure }) =>
        (hostname === domain || (!hostOnly && hostname.endsWith(`.${domain}`))) &&
        (!secure || protocol === "https:"),
    );
    return own.length === 0 ? null : own.map(({ name, value }) => `${name}=${value}`).join("; ");
  }
}

/** Null for what is no cookie, or one for a host that is not its own. */
function parseCookie(text: string, hostname: string): Cookie | null {
  const [pair = "", ...attributes] = text.split(";").map((part) => part.trim());
  const [name = "", ...rest] = pair.split("=");
  const value = rest.join("=");
  // A control character could end the header and begin another.
  if (name === "" || rest.length === 0 || /\p{Cc}/u.test(pair)) return null;
  const named = attributes.find((attribute) => /^domain=/i.test(attribute))?.slice("domain=".length) ?? "";
  const domain = named.replace(/^\./, "").toLowerCase();
  const secure = attributes.some((attribute) => /^secure$/i.test(attribute));
  if (domain === "" || domain === hostname)
    return { name, value, domain: hostname, hostOnly: domain === "", secure };
  const wider = domain.includes(".") && hostname.endsWith(`.${domain}`);
  return wider ? { name, value, domain, hostOnly: false, secure } : null;
}
