import { readOutlines } from "../feed/read/opml.ts";
import { asItems, asText } from "../file/json-check.ts";
import { parseXml } from "../markup/xml-document.ts";
import { element, xmlDocument } from "../markup/xml-writer.ts";
import { splitLines } from "../text/white-space.ts";

/** In which ways subscriptions are written as a file (gPodder API, "simple API"). */
const FILE_FORMATS = ["json", "txt", "opml"] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

export const FILE_TYPES: Readonly<Record<FileFormat, string>> = {
  json: "application/json",
  txt: "text/plain; charset=utf-8",
  opml: "text/x-opml; charset=utf-8",
};

/** A name of a user or of a device, and the ending that says how it is answered. */
export interface NamedFile {
  readonly name: string;
  /** Null for an ending that is not known, or none. */
  readonly format: FileFormat | null;
}

/** Parts the last piece of a path: names may have points in them. */
export function parseFileName(file: string): NamedFile {
  const point = file.lastIndexOf(".");
  if (point < 0) return { name: file, format: null };
  const ending = file.slice(point + 1);
  return { name: file.slice(0, point), format: FILE_FORMATS.find((format) => format === ending) ?? null };
}

/** The feed of a subscription, and its title where it is known. */
export interface SubscribedFeed {
  readonly url: string;
  readonly title: string | null;
}

export function writeSubscriptions(
  feeds: readonly SubscribedFeed[],
  format: FileFormat,
  title: string,
): string {
  const urls = feeds.map(({ url }) => url);
  if (format === "json") return JSON.stringify(urls);
  if (format === "txt") return urls.map((url) => `${url}\n`).join("");
  const outlines = feeds.map((feed) => {
    const text = feed.title ?? feed.url;
    return element("outline", { type: "rss", text, title: text, xmlUrl: feed.url });
  });
  const head = element("head", {}, element("title", {}, title));
  return xmlDocument(element("opml", { version: "2.0" }, head, element("body", {}, ...outlines)));
}

/** The addresses in such a file, as they stand there; null for what is no such file. */
export function readSubscriptions(text: string, format: FileFormat): readonly string[] | null {
  if (format === "txt") return splitLines(text).filter((line) => line.trim() !== "");
  if (format === "json") return readList(text);
  const { root } = parseXml(text, new Map([["", ""]]));
  return root?.name.toLowerCase() === "opml" ? readOutlines(root).map(({ url }) => url) : null;
}

function readList(text: string): readonly string[] | null {
  try {
    const items = asItems(JSON.parse(text));
    return items?.flatMap((item) => asText(item) ?? []) ?? null;
  } catch {
    return null;
  }
}
