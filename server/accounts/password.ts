import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { processWide } from "../process-wide.ts";
import { Turns } from "../thread/turns.ts";

/** As OWASP's Password Storage Cheat Sheet has it for 32 MiB: some 0.2 s of a core. */
const COST = { log2N: 15, r: 8, p: 3 };
const SALT_BYTES = 16;
const KEY_BYTES = 32;
/** Bytes; twice what the cost needs. */
const MEMORY = 64 * 1024 * 1024;

const BEGINNING = ["scrypt", ...Object.values(COST)].join("$");
/** What nobody's password comes to, kept as others are. */
const NOBODYS = format(Buffer.alloc(SALT_BYTES), Buffer.alloc(KEY_BYTES));

/** Threads that files are read by as well: most of them are left to that. */
const turns = processWide("passwords", () => new Turns({ most: 2, mostWaiting: 16 }));
const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);

/** A password as it is kept: the parameters, the salt and the key, parted by dollars. Fails as busy when too many wait. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return format(salt, await deriveKey(password, salt, COST));
}

/**
 * Whether this is the password that is kept. Null, for somebody who is not there, takes the same work. Fails as busy when
 * too many wait.
 */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const [, log2N, r, p, salt = "", key = ""] = (kept ?? NOBODYS).split("$");
  const cost = { log2N: Number(log2N), r: Number(r), p: Number(p) };
  const derived = await deriveKey(password, Buffer.from(salt, "base64url"), cost);
  return timingSafeEqual(derived, Buffer.from(key, "base64url")) && kept !== null;
}

/** Whether a password is kept at another cost than new ones are. */
export function isOutdated(kept: string): boolean {
  return !kept.startsWith(`${BEGINNING}$`);
}

function format(salt: Buffer, key: Buffer): string {
  return [BEGINNING, salt.toString("base64url"), key.toString("base64url")].join("$");
}

function deriveKey(password: string, salt: Buffer, { log2N, r, p }: typeof COST): Promise<Buffer> {
  const options = { N: 2 ** log2N, r, p, maxmem: MEMORY };
  // Keyboards compose letters in different ways (RFC 8265, section 4.2).
  const typed = password.normalize("NFC");
  return turns.get().take(() => derive(typed, salt, KEY_BYTES, options), null);
}
