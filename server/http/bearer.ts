import { createHash, timingSafeEqual } from "node:crypto";

/** The token that a request says (RFC 6750); null for none. */
export function tokenSaid(authorization: string | null): string | null {
  return /^Bearer +([!-~]+) *$/i.exec(authorization ?? "")?.[1] ?? null;
}

/** Takes as long whatever is said: what is compared are hashes. */
export function isToken(said: string, token: string): boolean {
  const [one, other] = [said, token].map((text) => createHash("sha256").update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
