import { Parser } from "htmlparser2";
import { textField } from "../../text/text-field.ts";
import { resolved } from "./xml-base.ts";

/** A feed that something else names: a website, a list of subscriptions. */
export interface FeedLink {
  readonly url: string;
  readonly title: string | null;
}

const FEED_TYPE =
  /^(?:application\/(?:rss|atom|rdf)\+xml|application\/feed\+json|(?:text|application)\/xml)\s*(?:;|$)/i;

/** Of what visitors write below the posts: WordPress names it on every page, and it is no show. */
const COMMENTS = /\/comments\/feed\/?$|[?&]feed=comments-/i;

/** Pages name their feeds in their head. */
const LONGEST_PAGE = 2_000_000;
const MOST_DEPTH = 500;
const MOST_LINKS = 100;

/** The feeds that a page of a website names (`<link rel="alternate">`), whole, in its order, each once. `address`: the page's own. */
export function findFeedLinks(page: string, address: string): readonly FeedLink[] {
  const links = new Map<string, FeedLink>();
  let base: string | null = null;
  let depth = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (++depth > MOST_DEPTH || links.size >= MOST_LINKS) parser.pause();
      if (name === "base" && attributes.href) base ??= resolved(attributes.href.trim(), address);
      const url = name === "link" ? feedAddress(attributes) : null;
      if (url === null) return;
      const whole = resolved(url, base ?? address);
      if (!links.has(whole))
        links.set(whole, { url: whole, title: textField(attributes.title ?? "") || null });
    },
    onclosetag() {
      depth--;
    },
  });
  parser.end(page.slice(0, LONGEST_PAGE));
  return [...links.values()].filter(({ url }) => !COMMENTS.test(url));
}

function feedAddress({ rel = "", type = "", href = "" }: Readonly<Record<string, string>>): string | null {
  const relations = rel.toLowerCase().split(/\s+/);
  const named = relations.includes("alternate") && FEED_TYPE.test(type.trim());
  return (named || relations.includes("feed")) && href.trim() !== "" ? href.trim() : null;
}
