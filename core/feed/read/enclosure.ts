import { type Problem, problemAt } from "../../file/problem.ts";
import { attribute, findChild, listChildren, type XmlElement } from "../../markup/xml-element.ts";

/** The audio file of an episode. */
export interface Enclosure {
  /** As written. */
  readonly url: string;
  /** MIME type, as written. */
  readonly type: string | null;
  /** Greater than 0; null where the feed does not know. */
  readonly bytes: number | null;
}

/**
 * The audio of an item. RSS allows one enclosure; of several, the first that is audio, else the first. Where there
 * is none with an address, the first http(s) source of the default `podcast:alternateEnclosure`, else of any.
 */
export function readEnclosure(item: XmlElement, problems: Problem[]): Enclosure | null {
  const all = listChildren(item, "enclosure").filter((element) => attribute(element, "url") !== null);
  const chosen = all.find((element) => attribute(element, "type")?.startsWith("audio/")) ?? all[0];
  for (const other of all) {
    if (other === chosen) continue;
    problems.push(problemAt({ line: other.line }, "enclosure-extra", attribute(other, "url") ?? ""));
  }
  const enclosure = chosen
    ? toEnclosure(chosen, attribute(chosen, "url"), problems)
    : readAlternative(item, problems);
  if (enclosure === null) {
    const line = findChild(item, "enclosure")?.line ?? item.line;
    problems.push(problemAt({ line }, "item-without-enclosure", findChild(item, "title")?.text.trim()));
  }
  return enclosure;
}

function readAlternative(item: XmlElement, problems: Problem[]): Enclosure | null {
  const all = listChildren(item, "podcast:alternateEnclosure").toSorted(
    (a, b) => Number(isDefault(b)) - Number(isDefault(a)),
  );
  for (const element of all) {
    const urls = listChildren(element, "podcast:source").map((source) => attribute(source, "uri"));
    const enclosure = toEnclosure(element, urls.find((url) => /^https?:/i.test(url ?? "")) ?? null, problems);
    if (enclosure) return enclosure;
  }
  return null;
}

function isDefault(element: XmlElement): boolean {
  return attribute(element, "default") === "true";
}

function toEnclosure(element: XmlElement, url: string | null, problems: Problem[]): Enclosure | null {
  if (url === null) return null;
  const length = attribute(element, "length") ?? "0";
  const bytes = /^\d{1,15}$/.test(length) ? Number(length) : null;
  if (bytes === null)
    problems.push(problemAt({ line: element.line }, "value-unreadable", `length: ${length}`));
  // Feeds write 0 where they do not know.
  return { url, type: attribute(element, "type"), bytes: bytes || null };
}
