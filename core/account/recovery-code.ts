/** Douglas Crockford's base 32: without letters that are taken for digits, or for each other. */
const LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
/** Of five bits each. */
export const CODE_LENGTH = 16;
const GROUP = 4;

/** A code of random bytes, one a letter, in groups that are easy to copy by hand: 7k3m-x0pq-… */
export function formatCode(bytes: Uint8Array): string {
  // 32 letters divide the 256 values of a byte, so that each is as likely.
  const letters = [...bytes].map((byte) => LETTERS[byte % LETTERS.length]).join("");
  return letters.match(new RegExp(`.{1,${GROUP}}`, "g"))?.join("-") ?? "";
}

/** The code that was meant, in the form of `formatCode`, or as good as that: what is no code comes to nothing that is one. */
export function readCode(typed: string): string {
  const letters = typed
    .toLowerCase()
    .replace(/[^0-9a-z]/g, "")
    .replaceAll("o", "0")
    .replace(/[il]/g, "1");
  return letters.match(new RegExp(`.{1,${GROUP}}`, "g"))?.join("-") ?? "";
}
