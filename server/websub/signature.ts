import { createHmac, timingSafeEqual } from "node:crypto";

/** The methods of WebSub (section 8.1), by their names. */
const SIGNATURE = /^(sha1|sha256|sha384|sha512)=([0-9a-f]{40,128})$/i;

/**
 * Whether a body is signed by this header (`X-Hub-Signature`) with the secret; null where it has more than `most` bytes. It is
 * not kept.
 */
export async function isSigned(
  body: ReadableStream<Uint8Array> | null,
  header: string | null,
  secret: string,
  most: number,
): Promise<boolean | null> {
  const [, method = "", written = ""] = SIGNATURE.exec(header ?? "") ?? [];
  if (method === "") return false;
  const hmac = createHmac(method.toLowerCase(), secret);
  let bytes = 0;
  const reader = body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    bytes += read.value.length;
    if (bytes > most) {
      await reader?.cancel();
      return null;
    }
    hmac.update(read.value);
  }
  const [made, told] = [hmac.digest(), Buffer.from(written, "hex")];
  return made.length === told.length && timingSafeEqual(made, told);
}
