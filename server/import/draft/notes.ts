import sanitizeHtml from "sanitize-html";
import { linkAddresses } from "#core/markup/bare-address.ts";

/** Characters of show notes that are read; the longest real ones have a tenth of it. The rest is left out. */
export const LONGEST_NOTES = 200_000;

const TAGS = [
  "p",
  "br",
  "ul",
  "ol",
  "li",
  "a",
  "strong",
  "b",
  "em",
  "i",
  "blockquote",
  "code",
  "pre",
  "h2",
  "h3",
  "h4",
  "hr",
];

// Elements whose text is not meant to be read.
const SILENT = [
  "script",
  "style",
  "textarea",
  "option",
  "noscript",
  "title",
  "iframe",
  "object",
  "svg",
  "math",
  "template",
];

const LINK_PROTOCOLS: ReadonlySet<string> = new Set(["http:", "https:", "mailto:"]);

/** `ugc`: written by someone else than this site's owner, which search engines want to know. */
const REL = "noopener nofollow ugc";

/** What says nothing where it holds no text. */
const NEVER_EMPTY: ReadonlySet<string> = new Set([
  "p",
  "h2",
  "h3",
  "h4",
  "ul",
  "ol",
  "li",
  "blockquote",
  "pre",
]);
const BLANK = /^[\s\u00AD\u200B-\u200D\u2060]*$/;

const optionsFor = (base: string | null): sanitizeHtml.IOptions => ({
  allowedTags: TAGS,
  allowedAttributes: { a: ["href", "rel"] },
  nonTextTags: SILENT,
  parseStyleAttributes: false,
  // Deeper than anyone writes; a thousand nested quotes would be a wall of margins.
  nestingLimit: 20,
  transformTags: {
    h1: "h2",
    h5: "h4",
    h6: "h4",
    div: "p",
    section: "p",
    article: "p",
    a: (tagName, { href = "" }) => ({ tagName, attribs: linkAttributes(href, base) }),
  },
  exclusiveFilter: ({ tag, attribs, text }) => {
    // A link that leads nowhere keeps its text and loses its tag.
    if (tag === "a" && !attribs.href) return "excludeTag";
    return NEVER_EMPTY.has(tag) && BLANK.test(text);
  },
});

/**
 * A stranger's HTML as HTML that is safe to put into a page: text, lists, headings from the second level, and
 * links. Images, styles and everything else are dropped; the text inside unknown elements stays. Links are relative to
 * `base`, a page on the web, and never to this site: without one those that need it are none. Addresses in the text become
 * links.
 */
export function sanitiseNotes(html: string, base: string | null): string {
  const options = optionsFor(base);
  // Twice: boxes that have become paragraphs may hold paragraphs, which only parsing takes out of each other.
  const safe = sanitizeHtml(sanitizeHtml(cut(html), options), options).trim();
  return linkAddresses(safe, `rel="${REL}"`);
}

function linkAttributes(href: string, base: string | null): Record<string, string> {
  const target = safeTarget(href, base);
  return target === null ? {} : { href: target, rel: REL };
}

/** The address of a link that may stay, or null: http(s) or mail. */
function safeTarget(href: string, base: string | null): string | null {
  // Browsers drop these characters.
  const written = href.replace(/[\t\n\r]/g, "").trim();
  // A place on the page itself is not there once the notes are here.
  if (written === "" || written.startsWith("#")) return null;
  const text = /^www\.[^\s/]+\.[^\s]+/i.test(written) ? `https://${written}` : written;
  const from = base ?? undefined;
  if (!URL.canParse(text, from)) return null;
  const url = new URL(text, from);
  return LINK_PROTOCOLS.has(url.protocol) ? url.href : null;
}

/** Not more than `LONGEST_NOTES`, and not half of a character at the end. */
function cut(html: string): string {
  return html.slice(0, LONGEST_NOTES).replace(/[\uD800-\uDBFF]$/, "");
}
