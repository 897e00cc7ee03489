import type { Feed, FeedEpisode } from "#core/feed/read/feed.ts";
import { withoutLogin } from "#core/text/login.ts";
import { excerpt } from "#core/text/prose.ts";
import type { Limits } from "./limits.ts";
import { LONGEST_NOTES } from "./notes.ts";
import { atMost, type NamedFile, type Notice, noticeOf } from "./notice.ts";

interface Trimmed<Item> {
  readonly item: Item;
  readonly notices: readonly Notice[];
}

/** An episode without what is more than Playhead keeps, and without the passwords of its addresses. */
export function trimEpisode(
  item: FeedEpisode,
  limits: Limits,
): Trimmed<FeedEpisode & { readonly title: string }> {
  const notices: Notice[] = [];
  const title = cutText(item.title ?? item.guid, limits.title, { episode: null, source: item.guid }, notices);
  const named = { episode: title, source: item.guid };
  const text = (whole: string | null) => whole && cutText(whole, LONGEST_NOTES, named, notices);
  const persons = atMost(item.persons, limits.persons, named, "persons-left-out");
  const tags = atMost(item.tags, limits.tags, named, "tags-left-out");
  const soundbites = atMost(item.soundbites, limits.soundbites, named, "soundbites-left-out");
  const [summary, notes] = [text(item.summary), text(item.notes)];
  notices.push(...persons.notices, ...tags.notices, ...soundbites.notices);
  return {
    item: {
      ...item,
      title,
      summary,
      notes,
      persons: persons.kept,
      tags: tags.kept.map((tag) => excerpt(tag, limits.title)),
      soundbites: soundbites.kept,
    },
    notices,
  };
}

/** A show likewise; its episodes as they are. */
export function trimShow(feed: Feed, source: string, limits: Limits): Trimmed<Feed> {
  const notices: Notice[] = [];
  const named = { episode: null, source };
  const persons = atMost(feed.persons, limits.persons, named, "persons-left-out");
  const categories = atMost(feed.categories, limits.tags, named, "tags-left-out");
  const title = feed.title && cutText(feed.title, limits.title, named, notices);
  const author = feed.author && cutText(feed.author, limits.title, named, notices);
  const description = feed.description && cutText(feed.description, LONGEST_NOTES, named, notices);
  notices.push(...persons.notices, ...categories.notices);
  const kept = { title, author, description, persons: persons.kept, categories: categories.kept };
  return { item: { ...feed, ...kept }, notices };
}

/** At most so many characters, with a notice where there were more, and without passwords of addresses. */
export function cutText(text: string, most: number, named: NamedFile, notices: Notice[]): string {
  if (text.length <= most) return withoutLogin(text);
  notices.push(noticeOf(named, "text-cut", `${text.length} > ${most}`));
  // Not half of a character at the end.
  return withoutLogin(text.slice(0, most).replace(/[\uD800-\uDBFF]$/, ""));
}
