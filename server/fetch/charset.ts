export interface ContentType {
  /** MIME type without parameters, in lower case; null where the header has none. */
  readonly contentType: string | null;
  readonly charset: string | null;
}

/** A Content-Type header (RFC 9110 section 8.3) in its two parts that matter here. */
export function parseContentType(header: string | null): ContentType {
  const type = /^\s*([^\s;]+\/[^\s;]+)/.exec(header ?? "")?.[1];
  const charset = /;\s*charset\s*=\s*["']?([^\s"';]+)/i.exec(header ?? "")?.[1];
  return { contentType: type?.toLowerCase() ?? null, charset: charset?.toLowerCase() ?? null };
}

/** Names that Windows and Java programs write, beside those of the WHATWG's encoding standard. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ["ansi", "windows-1252"],
  ["cp932", "shift_jis"],
  ["ms932", "shift_jis"],
  ["cp936", "gbk"],
  ["cp949", "euc-kr"],
  ["cp950", "big5"],
  ["win-1251", "windows-1251"],
  ["win1251", "windows-1251"],
]);

/** An encoding by its name in the encoding standard, in which ISO-8859-1 and ASCII mean windows-1252; null for one not known. */
export function knownCharset(name: string | null): string | null {
  if (name === null) return null;
  try {
    return new TextDecoder(ALIASES.get(name.toLowerCase()) ?? name).encoding;
  } catch {
    // A RangeError: no such encoding. There is no other way to ask.
    return null;
  }
}

// An XML declaration stands at the very beginning, and HTML's within its first kilobyte (HTML, section 4.2.5.4).
const DECLARATION_LENGTH = 1024;
const XML_DECLARATION = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.:-]*)["']/;
const HTML_DECLARATION = /<meta\s[^>]*?charset\s*=\s*["']?([A-Za-z][\w.:-]*)/i;

/**
 * The encoding that a document in XML or HTML says that it has; null where it does not. A declaration that can be read
 * as ASCII proves that the text is not UTF-16, whatever it claims.
 */
export function declaredCharset(body: Uint8Array): string | null {
  const head = String.fromCharCode(...body.subarray(0, DECLARATION_LENGTH));
  const name = (XML_DECLARATION.exec(head) ?? HTML_DECLARATION.exec(head))?.[1] ?? null;
  const charset = knownCharset(name);
  return charset?.startsWith("utf-16") ? null : charset;
}
