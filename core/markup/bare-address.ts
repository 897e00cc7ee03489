import { changeText } from "./note-text.ts";

/** Characters of an address in escaped text. */
const REST = String.raw`(?:[^\s<>"&]|&amp;)`;
/** Addresses with a scheme, those that begin with www, and of mail; nothing of a word before them. */
const ADDRESS = new RegExp(
  String.raw`(?<![\p{L}\p{N}@./_-])(?:https?://${REST}+|www\.[\p{L}\p{N}-]+\.${REST}+|[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,63}(?![\p{L}\p{N}@]))`,
  "giu",
);
/** What ends a sentence rather than an address. */
const AFTER = /[.,;:!?'’”»…)\]}]$/u;

/** Sanitised HTML in which the addresses that are only text are links, with these attributes besides. */
export function linkAddresses(html: string, attributes: string): string {
  return changeText(html, (text) =>
    text.replace(ADDRESS, (found) => {
      const address = withoutSentenceEnd(found);
      const href = hrefOf(address);
      return href === null
        ? found
        : `<a href="${href}" ${attributes}>${address}</a>${found.slice(address.length)}`;
    }),
  );
}

/** Without the punctuation after it; a bracket stays where it was opened inside, as in addresses of Wikipedia. */
function withoutSentenceEnd(found: string): string {
  let end = found.length;
  let unopened = found.split(")").length - found.split("(").length;
  while (AFTER.test(found.charAt(end - 1))) {
    const closes = found.charAt(end - 1) === ")";
    if (closes && unopened <= 0) break;
    if (closes) unopened--;
    end--;
  }
  return found.slice(0, end);
}

/** Escaped, as `address` is. */
function hrefOf(address: string): string | null {
  const scheme = /^https?:/i.test(address) ? "" : /^www\./i.test(address) ? "https://" : "mailto:";
  return URL.canParse(scheme + address) ? scheme + address : null;
}
