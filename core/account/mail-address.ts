/** Characters (RFC 5321, section 4.5.3.1, of which a path has two around the address). */
const LONGEST_ADDRESS = 254;
const LONGEST_LOCAL = 64;
/** Dot-atoms (RFC 5322, section 3.2.3). Other letters need servers that know SMTPUTF8 on the whole way, which few have. */
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
/** As people write them, in any script; what else an address of the web may have is none. */
const DOMAIN = /^[\p{L}\p{M}\p{N}.-]+$/u;
/** Names of hosts with a dot (RFC 1123, section 2.1), of which the last part is no number. */
const HOST = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

export type AddressFault = "addressWrong";

export type ParsedAddress =
  | {
      readonly kind: "address";
      /** As it is shown: with the domain as people write it. */
      readonly address: string;
      /** As mail is sent to it: the domain in letters of ASCII (RFC 3490). */
      readonly delivery: string;
      /** The same for every way to write it: in capitals, or with the domain in either of its forms. */
      readonly key: string;
    }
  | { readonly kind: "fault"; readonly fault: AddressFault };

/**
 * An address of mail as it was typed. What stands after a plus is part of it: some servers tell such addresses apart, so
 * that they belong to different people.
 */
export function parseAddress(typed: string): ParsedAddress {
  const whole = typed.normalize("NFC").trim();
  const at = whole.lastIndexOf("@");
  const [local, domain] = [whole.slice(0, Math.max(at, 0)), whole.slice(at + 1).toLowerCase()];
  const host = hostOf(domain);
  const delivery = `${local}@${host}`;
  if (
    host === null ||
    !LOCAL.test(local) ||
    local.length > LONGEST_LOCAL ||
    delivery.length > LONGEST_ADDRESS
  )
    return { kind: "fault", fault: "addressWrong" };
  return { kind: "address", address: `${local}@${domain}`, delivery, key: delivery.toLowerCase() };
}

/** The key of an address; null for what is none. */
export function addressKey(typed: string): string | null {
  const parsed = parseAddress(typed);
  return parsed.kind === "address" ? parsed.key : null;
}

function hostOf(domain: string): string | null {
  if (!DOMAIN.test(domain) || !URL.canParse(`http://${domain}`)) return null;
  const { host } = new URL(`http://${domain}`);
  return HOST.test(host) ? host : null;
}
