import { parseXml } from "#core/markup/xml-document.ts";
import { childText, listChildren } from "#core/markup/xml-element.ts";

const NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
const VOCABULARY = new Map([[NAMESPACE.replace("http://", ""), ""]]);
/** W3C Datetime, whole or a day alone. */
const MODIFIED = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** What the protocol of sitemaps (0.9) would hold against a file at `home`; nothing where it is sound. */
export function sitemapFaults(xml: string, home: string): readonly string[] {
  const { root, problems } = parseXml(xml, VOCABULARY);
  if (!root || !["urlset", "sitemapindex"].includes(root.name)) return ["neither urlset nor sitemapindex"];
  const entries = listChildren(root, root.name === "urlset" ? "url" : "sitemap");
  const size = Buffer.byteLength(xml);
  return [
    ...problems.map(({ code }) => code),
    ...(xml.includes(`<${root.name} xmlns="${NAMESPACE}">`) ? [] : ["another namespace"]),
    ...(entries.length > 0 && entries.length <= 50_000 ? [] : [`${entries.length} entries`]),
    ...(size <= 52_428_800 ? [] : [`${size} bytes`]),
    ...entries.flatMap((entry) => [
      ...locationFaults(childText(entry, "loc") ?? "", home),
      ...modifiedFaults(childText(entry, "lastmod")),
    ]),
  ];
}

function locationFaults(url: string, home: string): readonly string[] {
  const sound =
    URL.canParse(url) && url.startsWith(`${home}/`) && url.length < 2048 && /^[\x21-\x7e]+$/.test(url);
  return sound ? [] : [`loc ${url}`];
}

function modifiedFaults(modified: string | null): readonly string[] {
  const sound = modified === null || (MODIFIED.test(modified) && !Number.isNaN(Date.parse(modified)));
  return sound ? [] : [`lastmod ${modified}`];
}
