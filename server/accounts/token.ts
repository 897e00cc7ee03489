import { createHash, randomBytes } from "node:crypto";

/** 256 bits: nobody guesses one, so that a plain hash keeps it as well as a slow one would. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** All that the database knows of a token or a code. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
