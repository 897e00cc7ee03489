/** What each key writes in the layout of English and in that of Russian (ЙЦУКЕН), without and with Shift. */
const LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>";
const CYRILLIC = "ёйцукенгшщзхъфывапролджэячсмитьбюЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ";

const toCyrillic = new Map([...LATIN].map((sign, key) => [sign, CYRILLIC.charAt(key)]));
const toLatin = new Map([...CYRILLIC].map((sign, key) => [sign, LATIN.charAt(key)]));

/** What the same keys write in the other layout; null where that is no other text, or it was typed in both. */
export function inOtherLayout(text: string): string | null {
  const [latin, cyrillic] = [/[a-z]/i.test(text), /[а-яё]/i.test(text)];
  if (latin === cyrillic) return null;
  const keys = cyrillic ? toLatin : toCyrillic;
  return [...text].map((sign) => keys.get(sign) ?? sign).join("");
}
