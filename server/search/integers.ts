const COMMA = 44;
const ZERO = 48;

/**
 * The numbers of `12,7,40`: whole, not negative. Rows leave SQLite one object at a time; a hundred thousand numbers
 * leave it ten times faster as one text made by group_concat().
 */
export function readIntegers(text: string): Float64Array {
  let count = text === "" ? 0 : 1;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) === COMMA) count += 1;
  const numbers = new Float64Array(count);
  let place = 0;
  let number = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === COMMA) {
      numbers[place++] = number;
      number = 0;
    } else {
      number = number * 10 + code - ZERO;
    }
  }
  if (count > 0) numbers[place] = number;
  return numbers;
}
