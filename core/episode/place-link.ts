import type { Place } from "./extras.ts";

const MAP = "https://www.openstreetmap.org";

const KINDS: ReadonlyMap<string, string> = new Map([
  ["N", "node"],
  ["W", "way"],
  ["R", "relation"],
]);

/** A page with a map of the place: its object of OpenStreetMap, else its coordinates; null where neither is told. */
export function mapHref({ osm, geo }: Pick<Place, "osm" | "geo">): string | null {
  const [, kind = "", number = ""] = /^([NWR])(\d+)/.exec(osm ?? "") ?? [];
  const object = KINDS.get(kind);
  if (object !== undefined) return `${MAP}/${object}/${number}`;
  const [, latitude, longitude] = /^geo:([-\d.]+),([-\d.]+)/.exec(geo ?? "") ?? [];
  return latitude === undefined || longitude === undefined
    ? null
    : `${MAP}/?mlat=${latitude}&mlon=${longitude}#map=12/${latitude}/${longitude}`;
}
