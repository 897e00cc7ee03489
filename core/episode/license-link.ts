import type { License } from "./extras.ts";

/**
 * The text of a license: where its publisher says it is, else, for those of Creative Commons, where that keeps it (their
 * identifiers of SPDX are made like its addresses); null where neither is known.
 */
export function licenseHref({ name, url }: License): string | null {
  if (url !== null) return url;
  const id = name.toLowerCase();
  if (id === "cc0-1.0") return "https://creativecommons.org/publicdomain/zero/1.0/";
  const [, terms, version] = /^cc-(by(?:-(?:nc|nd|sa)){0,2})-(\d\.\d)$/.exec(id) ?? [];
  return terms === undefined || version === undefined
    ? null
    : `https://creativecommons.org/licenses/${terms}/${version}/`;
}

/** As people write it: `CC BY-NC 4.0` for one of Creative Commons, any other as it is. */
export function licenseName({ name }: License): string {
  const id = name.toUpperCase();
  if (id === "CC0-1.0") return "CC0 1.0";
  const [, terms, version] = /^CC-(BY(?:-(?:NC|ND|SA)){0,2})-(\d\.\d)$/.exec(id) ?? [];
  return terms === undefined || version === undefined ? name : `CC ${terms} ${version}`;
}
