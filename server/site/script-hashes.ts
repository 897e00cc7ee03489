import { createHash } from "node:crypto";

const NONCE = /'nonce-([^']+)' 'strict-dynamic'/;

/**
 * A Content Security Policy (CSP level 3) for a page that is sent more than once. A nonce may be used in one answer only;
 * in its place stand the hashes of the scripts that carry it. What was smuggled into the page carries none, and has no
 * hash. Styles keep the nonce, as long as the page is kept.
 */
export function policyWithHashes(policy: string, page: Buffer): string {
  const nonce = nonceOf(policy);
  if (nonce === null) return policy;
  // A character a byte: it is hashed as bytes, and read much sooner than UTF-8.
  const scripts = [...page.toString("latin1").matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)];
  const own = scripts.filter(([, attributes = ""]) => isOwn(attributes, nonce));
  const hashes = new Set(own.map(([, , source = ""]) => `'sha256-${hash(source)}'`));
  return policy.replace(NONCE, () => [...hashes].join(" "));
}

/** What the scripts of a page carry that came with this policy; null where it asks for nothing of the kind. */
export function nonceOf(policy: string): string | null {
  return NONCE.exec(policy)?.[1] ?? null;
}

function isOwn(attributes: string, nonce: string): boolean {
  return attributes.includes(` nonce="${nonce}"`) && !/\ssrc=/.test(attributes);
}

function hash(source: string): string {
  return createHash("sha256").update(source, "latin1").digest("base64");
}
