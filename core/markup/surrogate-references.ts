/** A character beyond the first 65,536, as two references to its halves in UTF-16: XML has none such, Java and PHP write them. */
const HALVES = /&#(5[5-6]\d{3}|x[Dd][89ABab][\dA-Fa-f]{2});&#(5[6-7]\d{3}|x[Dd][C-Fc-f][\dA-Fa-f]{2});/g;

/** The same text with such references as the characters that are meant. */
export function joinHalves(text: string): string {
  return text.replace(HALVES, (references, high: string, low: string) => {
    const [first, second] = [high, low].map((digits) => Number(digits.replace(/^x/, "0x")));
    const joined = String.fromCharCode(first ?? 0, second ?? 0);
    return /^[\u{10000}-\u{10FFFF}]$/u.test(joined) ? joined : references;
  });
}
