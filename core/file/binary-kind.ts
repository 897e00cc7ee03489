import { pictureExtension } from "./picture-type.ts";

/** By what a file begins with. */
const BEGINNINGS: readonly (readonly [string, string])[] = [
  ["%PDF-", "PDF"],
  ["{\\rtf", "RTF"],
  ["\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Microsoft Office"],
  ["\x1f\x8b", "gzip"],
  ["BZh91AY&SY", "bzip2"],
  ["\xfd7zXZ\0", "XZ"],
  ["\x28\xb5\x2f\xfd", "Zstandard"],
  ["7z\xbc\xaf\x27\x1c", "7-Zip"],
  ["Rar!\x1a\x07", "RAR"],
  ["ID3\x02", "MP3"],
  ["ID3\x03", "MP3"],
  ["ID3\x04", "MP3"],
  ["\xff\xfb", "MP3"],
  ["\xff\xf3", "MP3"],
  ["OggS", "Ogg"],
  ["fLaC", "FLAC"],
  ["\x1a\x45\xdf\xa3", "Matroska"],
  ["SQLite format 3\0", "SQLite"],
];

/** Of archives that are documents, by the names of the files in them. */
const DOCUMENTS: readonly (readonly [RegExp, string])[] = [
  [/word\//, "Word (DOCX)"],
  [/xl\//, "Excel (XLSX)"],
  [/ppt\//, "PowerPoint (PPTX)"],
  [/mimetypeapplication\/epub\+zip/, "EPUB"],
  [/mimetypeapplication\/vnd\.oasis\.opendocument/, "OpenDocument"],
  [/Index\/Document\.iwa/, "Pages"],
];

/** So much of an archive names enough of its files. */
const ARCHIVE_HEAD = 64 * 1024;

/** What a file is that is not text, as people call it, by its bytes and never by its name; null for text, and for what is not known. */
export function findBinaryKind(body: Uint8Array): string | null {
  const head = latin1(body.subarray(0, 16));
  if (head.startsWith("PK\x03\x04")) {
    const names = latin1(body.subarray(0, ARCHIVE_HEAD)) + latin1(body.subarray(-ARCHIVE_HEAD));
    return DOCUMENTS.find(([pattern]) => pattern.test(names))?.[1] ?? "ZIP";
  }
  if (head.startsWith("RIFF") && head.slice(8, 12) === "WAVE") return "WAV";
  if (/^ftyp(?!avif)/.test(head.slice(4))) return "MP4";
  const known = BEGINNINGS.find(([beginning]) => head.startsWith(beginning))?.[1];
  return known ?? pictureExtension(body)?.toUpperCase() ?? null;
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}

/** So much of a text shows whether it is one. */
const TEXT_HEAD = 4096;
/** More control characters than one in twenty are in no text. */
const MOST_CONTROLS = 0.05;

/** Whether what was decoded is no text at all. */
export function isBinary(text: string): boolean {
  const head = text.slice(0, TEXT_HEAD);
  const controls = Array.from(head).filter((character) => isControl(character.charCodeAt(0)));
  return controls.length > head.length * MOST_CONTROLS;
}

/** What MIME Sniffing (section 3) calls a binary data byte, but for the vertical tab, which is white space. */
function isControl(code: number): boolean {
  return code < 32 && (code < 9 || code > 13) && code !== 27;
}
