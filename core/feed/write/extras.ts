import type { Extras } from "../../episode/extras.ts";
import { element, type WrittenXml } from "../../markup/xml-writer.ts";

/** What shows and episodes can both have of the podcast namespace. */
export function extraElements({ funding, discussions, places, license }: Extras): readonly WrittenXml[] {
  return [
    ...funding.map(({ url, text }) => element("podcast:funding", { url }, text ?? "")),
    ...(discussions ?? []).map(({ url, protocol, account, accountUrl }, index) =>
      element("podcast:socialInteract", {
        priority: String(index + 1),
        protocol,
        uri: url,
        ...given({ accountId: account, accountUrl }),
      }),
    ),
    ...(discussions === null ? [element("podcast:socialInteract", { protocol: "disabled" })] : []),
    ...places.map(({ name, rel, ...where }) => element("podcast:location", { rel, ...given(where) }, name)),
    ...(license === null ? [] : [element("podcast:license", given({ url: license.url }), license.name)]),
  ];
}

/** The attributes of which something is known. */
export function given(
  attributes: Readonly<Record<string, string | number | null>>,
): Readonly<Record<string, string>> {
  const known = Object.entries(attributes).filter(([, value]) => value !== null);
  return Object.fromEntries(known.map(([name, value]) => [name, String(value)]));
}
