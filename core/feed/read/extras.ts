import type { Discussion, Extras, Funding, License, Place } from "../../episode/extras.ts";
import { type Problem, problemAt } from "../../file/problem.ts";
import { attribute, findChild, lineOf, listChildren, type XmlElement } from "../../markup/xml-element.ts";
import { textField } from "../../text/text-field.ts";

/** Reads what a channel or an item may both have of the podcast namespace. `address` makes addresses whole. Adds to `problems`. */
export function readExtras(
  parent: XmlElement,
  address: (url: string) => string,
  problems: Problem[],
): Extras {
  return {
    funding: readFunding(parent, address, problems),
    discussions: readDiscussions(parent, address, problems),
    places: readPlaces(parent, problems),
    license: readLicense(parent, address),
  };
}

/** An attribute that is shown, as people read it. */
export function lineAttribute(element: XmlElement, name: string): string | null {
  return textField(attribute(element, name) ?? "") || null;
}

function readFunding(
  parent: XmlElement,
  address: (url: string) => string,
  problems: Problem[],
): readonly Funding[] {
  return listChildren(parent, "podcast:funding").flatMap((element) => {
    const url = attribute(element, "url");
    if (url === null) problems.push(problemAt({ line: element.line }, "tag-incomplete", "podcast:funding"));
    return url === null ? [] : { url: address(url), text: lineOf(element) || null };
  });
}

/** By `priority`, the lowest first; those without one last, in their own order. */
function readDiscussions(
  parent: XmlElement,
  address: (url: string) => string,
  problems: Problem[],
): readonly Discussion[] | null {
  const elements = listChildren(parent, "podcast:socialInteract");
  if (elements.some((element) => protocolOf(element) === "disabled")) return null;
  const found = elements.flatMap((element) => {
    // Drafts of the specification had the address as the text of the element.
    const url = attribute(element, "uri") ?? (lineOf(element) || null);
    if (url === null)
      problems.push(problemAt({ line: element.line }, "tag-incomplete", "podcast:socialInteract"));
    return url === null ? [] : { element, url };
  });
  return found
    .toSorted((a, b) => priorityOf(a.element) - priorityOf(b.element))
    .map(({ element, url }) => ({
      url: address(url),
      protocol: protocolOf(element),
      account: lineAttribute(element, "accountId"),
      accountUrl: attribute(element, "accountUrl"),
    }));
}

function protocolOf(element: XmlElement): string {
  return (lineAttribute(element, "protocol") ?? "").toLowerCase();
}

/** Finite, so that two of them can be subtracted. */
function priorityOf(element: XmlElement): number {
  const text = attribute(element, "priority") ?? "";
  return /^-?\d{1,9}$/.test(text) ? Number(text) : Number.MAX_SAFE_INTEGER;
}

function readPlaces(parent: XmlElement, problems: Problem[]): readonly Place[] {
  return listChildren(parent, "podcast:location").flatMap((element) => {
    const name = lineOf(element);
    if (name === "") {
      problems.push(problemAt({ line: element.line }, "tag-incomplete", "podcast:location"));
      return [];
    }
    const country = attribute(element, "country");
    return {
      name,
      rel: attribute(element, "rel")?.toLowerCase() === "creator" ? "creator" : "subject",
      geo: parsedAttribute(element, "geo", parseGeo, problems),
      osm: parsedAttribute(element, "osm", parseOsm, problems),
      country: country !== null && /^[a-z]{2}$/i.test(country) ? country.toUpperCase() : null,
    };
  });
}

function parsedAttribute(
  element: XmlElement,
  name: string,
  parse: (text: string) => string | null,
  problems: Problem[],
): string | null {
  const text = attribute(element, name);
  const value = text === null ? null : parse(text);
  if (text !== null && value === null)
    problems.push(problemAt({ line: element.line }, "value-unreadable", `${name}: ${text}`));
  return value;
}

/** Latitude and longitude in degrees; what may follow by RFC 5870 (altitude, uncertainty) is left out. */
function parseGeo(text: string): string | null {
  const [, latitude = "", longitude = ""] =
    /^(?:geo:)?\s*(-?\d{1,3}(?:\.\d{1,12})?),\s*(-?\d{1,3}(?:\.\d{1,12})?)(?:[,;].*)?$/i.exec(text) ?? [];
  const known = latitude !== "" && Math.abs(Number(latitude)) <= 90 && Math.abs(Number(longitude)) <= 180;
  return known ? `geo:${latitude},${longitude}` : null;
}

/** Kind and number, perhaps with a revision: `W43678282#7`. */
function parseOsm(text: string): string | null {
  return /^[NWR]\d{1,15}(?:#\d{1,9})?$/i.test(text) ? text.toUpperCase() : null;
}

function readLicense(parent: XmlElement, address: (url: string) => string): License | null {
  const element = findChild(parent, "podcast:license");
  if (element === null) return null;
  const url = attribute(element, "url");
  const name = lineOf(element);
  return name === "" && url === null ? null : { name: name || (url ?? ""), url: url && address(url) };
}
