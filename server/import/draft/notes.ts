import sanitizeHtml from "sanitize-html";

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

const OPTIONS: sanitizeHtml.IOptions = {
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
    a: (tagName, { href = "" }) => ({ tagName, attribs: linkAttributes(href) }),
  },
  exclusiveFilter: ({ tag, attribs, text }) => {
    // A link that leads nowhere keeps its text and loses its tag.
    if (tag === "a" && !attribs.href) return "excludeTag";
    return tag === "p" && text.trim() === "";
  },
};

/**
 * A stranger's HTML as HTML that is safe to put into a page: text, lists, headings from the second level, and
 * links. Images, styles and everything else are dropped; the text inside unknown elements stays.
 */
export function sanitiseNotes(html: string): string {
  // Twice: boxes that have become paragraphs may hold paragraphs, which only parsing takes out of each other.
  return sanitizeHtml(sanitizeHtml(cut(html), OPTIONS), OPTIONS).trim();
}

/** `ugc`: written by someone else than this site's owner, which search engines want to know. */
function linkAttributes(href: string): Record<string, string> {
  const target = safeTarget(href);
  return target === null ? {} : { href: target, rel: "noopener nofollow ugc" };
}

/** The address of a link that may stay, or null: http(s), mail, or a path on this site. */
function safeTarget(href: string): string | null {
  // Browsers drop these characters, so `/\t/evil.example` would become another host.
  const text = href.replace(/[\t\n\r]/g, "").trim();
  if (/^\/(?![/\\])/.test(text)) return text;
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return LINK_PROTOCOLS.has(url.protocol) ? url.href : null;
}

/** Not more than `LONGEST_NOTES`, and not half of a character at the end. */
function cut(html: string): string {
  return html.slice(0, LONGEST_NOTES).replace(/[\uD800-\uDBFF]$/, "");
}
