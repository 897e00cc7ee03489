const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = new Map(Array.from(DIGITS, (digit, value) => [digit, value]));
/** Each digit carries so much of a number, and tells whether there is more of it. */
const BASE = 32;

/**
 * Integers as text: the variable length quantities of source maps (ECMA-426), in the alphabet of base64url. Small ones are one
 * character, those below 512 two; the sign stands in the lowest bit.
 */
export function encodeVlq(numbers: readonly number[]): string {
  return numbers.map(encodeOne).join("");
}

function encodeOne(number: number): string {
  let rest = number < 0 ? 1 - 2 * number : 2 * number;
  let text = "";
  do {
    const part = rest % BASE;
    rest = Math.floor(rest / BASE);
    text += DIGITS.charAt(rest > 0 ? part + BASE : part);
  } while (rest > 0);
  return text;
}

/** The integers of such a text. Whatever is no digit of it ends them. */
export function decodeVlq(text: string): readonly number[] {
  const numbers: number[] = [];
  let [sum, weight] = [0, 1];
  for (const digit of text) {
    const value = VALUES.get(digit);
    if (value === undefined) break;
    sum += (value % BASE) * weight;
    weight *= BASE;
    if (value >= BASE) continue;
    numbers.push(sum % 2 === 1 ? (1 - sum) / 2 : sum / 2);
    [sum, weight] = [0, 1];
  }
  return numbers;
}
