import type { Numbering } from "../../episode/numbering.ts";
import type { Problem } from "../../file/problem.ts";
import { attribute, findChild, type XmlElement } from "../../markup/xml-element.ts";
import { textField } from "../../text/text-field.ts";
import { parseCount, readValue } from "./value.ts";

/**
 * Numbers from iTunes' tags, else from those of the podcast namespace, whose episodes may have decimals (`315.5`): such a
 * number becomes a label where no other is given. Names from the namespace alone.
 */
export function readNumbers(item: XmlElement, problems: Problem[]): Numbering {
  const decimal = readValue(item, "podcast:episode", parseDecimal, problems);
  const display = readName(item, "podcast:episode", "display");
  return {
    season:
      readValue(item, "itunes:season", parseNumber, problems) ??
      readValue(item, "podcast:season", parseNumber, problems),
    seasonName: readName(item, "podcast:season", "name"),
    number: readValue(item, "itunes:episode", parseNumber, problems) ?? parseCount(decimal ?? ""),
    numberLabel: display ?? (decimal?.includes(".") ? decimal : null),
  };
}

/** Whole; some writers say what it is the number of as well: `Season 2`, `S2`, `#12`. */
function parseNumber(text: string): number | null {
  return parseCount(text.replace(/^(?:\p{L}{1,12}\.?|[#№])\s?/u, ""));
}

/** As it is written, but without zeros that say nothing. */
function parseDecimal(text: string): string | null {
  return /^\d{1,9}(?:\.\d{1,9})?$/.test(text) ? String(Number(text)) : null;
}

function readName(item: XmlElement, element: string, name: string): string | null {
  return textField(attribute(findChild(item, element), name) ?? "") || null;
}
