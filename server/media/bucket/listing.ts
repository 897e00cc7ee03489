import { z } from "zod";
import { parseXml } from "#core/markup/xml-document.ts";
import { findChild, listChildren, type XmlElement } from "#core/markup/xml-element.ts";
import { namespaceKey } from "#core/markup/xml-namespace.ts";
import type { BucketClient } from "./bucket-client.ts";

/** The namespace of all answers; some services leave it out. */
const VOCABULARY = new Map([
  [namespaceKey("http://s3.amazonaws.com/doc/2006-03-01/"), ""],
  ["", ""],
]);
const size = z.coerce.number().int().nonnegative();

/** One page of a list of files, and how the next is asked for; null after the last. */
interface Page {
  readonly files: ReadonlyMap<string, number>;
  readonly next: string | null;
}

/** All files below a prefix, by the rest of their names, with their sizes in bytes; those in folders below it are left out. */
export async function listBucket(client: BucketClient, prefix: string): Promise<ReadonlyMap<string, number>> {
  const files = new Map<string, number>();
  for (let next: string | null = ""; next !== null; ) {
    const query = {
      "list-type": "2",
      "encoding-type": "url",
      delimiter: "/",
      prefix,
      ...(next === "" ? {} : { "continuation-token": next }),
    };
    const question = { method: "GET", name: "", query } as const;
    const answer = await client.ask(question, 200);
    const page = readPage(answer.body.toString("utf8"), prefix);
    // One that names itself as the next would never end.
    if (page === null || page.next === next) throw client.fault(question, answer);
    for (const [name, bytes] of page.files) files.set(name, bytes);
    next = page.next;
  }
  return files;
}

/** The text of an element of an answer; null where there is none. */
export function textOf(answer: string, name: string): string | null {
  const { root } = parseXml(answer, VOCABULARY);
  return root && textIn(root, name);
}

/** The name of the outermost element; null where it is no XML. */
export function rootOf(answer: string): string | null {
  return parseXml(answer, VOCABULARY).root?.name ?? null;
}

/** Null for what is no list, or is cut off. */
function readPage(answer: string, prefix: string): Page | null {
  const { root } = parseXml(answer, VOCABULARY);
  if (root?.name !== "ListBucketResult") return null;
  const encoded = textIn(root, "EncodingType") === "url";
  const files = new Map<string, number>();
  for (const file of listChildren(root, "Contents")) {
    const key = textIn(file, "Key") ?? "";
    const name = (encoded ? decoded(key) : key)?.slice(prefix.length);
    const { data } = size.safeParse(textIn(file, "Size"));
    if (name === undefined || data === undefined) return null;
    if (name !== "") files.set(name, data);
  }
  const goesOn = textIn(root, "IsTruncated") === "true";
  const next = textIn(root, "NextContinuationToken");
  if (goesOn && !next) return null;
  return { files, next: goesOn ? next : null };
}

function decoded(key: string): string | null {
  try {
    return decodeURIComponent(key.replaceAll("+", "%20"));
  } catch {
    return null;
  }
}

function textIn(element: XmlElement, name: string): string | null {
  return findChild(element, name)?.text.trim() ?? null;
}
