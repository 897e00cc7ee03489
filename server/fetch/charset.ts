export interface ContentType {
  /** MIME type without parameters, in lower case; null where the header has none. */
  readonly contentType: string | null;
  readonly charset: string | null;
}

/** A Content-Type header (RFC 9110 section 8.3) in its two parts that matter here. */
export function parseContentType(header: string | null): ContentType {
  const type = /^\s*([^\s;]+\/[^\s;]+)/.exec(header ?? "")?.[1];
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(header ?? "")?.[1];
  return { contentType: type?.toLowerCase() ?? null, charset: charset?.toLowerCase() ?? null };
}

// An XML declaration stands at the very beginning; 256 bytes hold the longest that means anything.
const DECLARATION_LENGTH = 256;
const DECLARATION = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.:-]*)["']/;

/**
 * The text of `body`. Its encoding is told by, in this order (RFC 7303 section 3): a byte order mark, the
 * `charset` of the header, the XML declaration; else, or where the name means nothing, UTF-8. Never throws:
 * bytes that are wrong in that encoding become U+FFFD. A byte order mark is not part of the text.
 */
export function decodeText(body: Uint8Array, charset: string | null): string {
  const decoder = markedDecoder(body) ?? namedDecoder(charset) ?? namedDecoder(declaredEncoding(body));
  return (decoder ?? new TextDecoder()).decode(body);
}

function markedDecoder(body: Uint8Array): TextDecoder | null {
  const [a, b, c] = body;
  if (a === 0xef && b === 0xbb && c === 0xbf) return new TextDecoder();
  if (a === 0xff && b === 0xfe) return new TextDecoder("utf-16le");
  return a === 0xfe && b === 0xff ? new TextDecoder("utf-16be") : null;
}

function namedDecoder(name: string | null): TextDecoder | null {
  if (name === null) return null;
  try {
    return new TextDecoder(name);
  } catch {
    // A RangeError: no such encoding. There is no other way to ask.
    return null;
  }
}

/** A declaration that can be read as ASCII proves that the text is not UTF-16, whatever it claims. */
function declaredEncoding(body: Uint8Array): string | null {
  const head = String.fromCharCode(...body.subarray(0, DECLARATION_LENGTH));
  const name = DECLARATION.exec(head)?.[1]?.toLowerCase() ?? null;
  return name?.startsWith("utf-16") ? null : name;
}
