/** A mail as a program of mail reads it (RFC 5322, RFC 2045 to 2047), by other code than what writes it. */
export interface ReadMail {
  /** Of the envelope. */
  readonly from: string;
  readonly to: readonly string[];
  /** In the order in which they stand, with small names, unfolded and decoded. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly text: string;
  readonly html: string;
}

interface Part {
  readonly headers: ReadMail["headers"];
  readonly body: string;
}

/** `source`: a character for each byte. */
export function parseMail(source: string): Pick<ReadMail, "headers" | "text" | "html"> {
  const whole = parsePart(source);
  const [, boundary = ""] = /boundary="?([^";]+)/.exec(headerOf(whole, "content-type")) ?? [];
  const parts = whole.body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => parsePart(part.replace(/^\r\n/, "")));
  const find = (type: string) => parts.find((part) => headerOf(part, "content-type").startsWith(type));
  return {
    headers: whole.headers,
    text: decodeBody(find("text/plain")),
    html: decodeBody(find("text/html")),
  };
}

export function headerOf({ headers }: Pick<Part, "headers">, name: string): string {
  return headers
    .filter(([known]) => known === name)
    .map(([, value]) => value)
    .join(" | ");
}

/** The address that a mail leads to. */
export function linkIn({ text }: Pick<ReadMail, "text">): string {
  return /^https?:\/\/\S+$/m.exec(text)?.[0] ?? "";
}

function parsePart(source: string): Part {
  const end = source.indexOf("\r\n\r\n");
  const lines = source
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n");
  const headers = lines.map((line): readonly [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), decodeWords(line.slice(colon + 1).trim())];
  });
  return { headers, body: source.slice(end + 4) };
}

function decodeWords(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, coding: string, word: string) =>
      /b/i.test(coding) ? Buffer.from(word, "base64").toString("latin1") : unquote(word.replaceAll("_", " ")),
    )
    .replace(/[\u0080-\u00ff]+/g, (bytes) => Buffer.from(bytes, "latin1").toString());
}

function decodeBody(part: Part | undefined): string {
  if (!part) return "";
  const coding = headerOf(part, "content-transfer-encoding");
  const bytes =
    coding === "base64"
      ? Buffer.from(part.body, "base64").toString("latin1")
      : coding === "quoted-printable"
        ? unquote(part.body.replace(/=\r\n/g, ""))
        : part.body;
  return Buffer.from(bytes, "latin1").toString().replaceAll("\r\n", "\n");
}

function unquote(text: string): string {
  return text.replace(/=([0-9A-F]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
