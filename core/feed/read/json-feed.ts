import { z } from "zod";
import { parseJsonPart } from "../../file/json-part.ts";
import { type Problem, problemAt } from "../../file/problem.ts";
import { plainNotes } from "../../markup/notes-html.ts";
import { canonicalLanguage } from "../../text/language.ts";
import { textField } from "../../text/text-field.ts";
import type { Feed } from "./feed.ts";
import { uniqueEpisodes } from "./identity.ts";
import type { FeedEpisode } from "./item.ts";
import { type JsonFields, listOf, readJsonItem, textOf } from "./json-item.ts";
import { UNTOLD_SHOW } from "./untold.ts";

const JsonFeedFile = z.looseObject({ items: z.array(z.unknown()) });

/** Reads a JSON Feed (versions 1 and 1.1); null where the text is none. Extensions are ignored. */
export function parseJsonFeed(text: string): { feed: Feed | null; problems: readonly Problem[] } {
  const part = parseJsonPart(text);
  const file = JsonFeedFile.safeParse(part.value);
  if (!file.success) return { feed: null, problems: [] };
  const fields: JsonFields = file.data;
  const problems: Problem[] = [...part.problems];
  const title = textField(textOf(fields.title) ?? "") || null;
  if (title === null) problems.push(problemAt({ path: "title" }, "feed-without-title"));
  if (file.data.items.length === 0) problems.push(problemAt({ path: "items" }, "no-items"));
  const description = textOf(fields.description);
  const link = textOf(fields.home_page_url);
  return {
    feed: {
      ...UNTOLD_SHOW,
      title,
      description: description && plainNotes(description),
      language: readLanguage(textOf(fields.language), problems),
      author: readAuthor(fields),
      link,
      imageUrl: textOf(fields.icon) ?? textOf(fields.favicon),
      nextUrl: textOf(fields.next_url),
      announcement: {
        hubs: listOf(fields.hubs).flatMap(({ type, url }) => (type === "WebSub" ? (textOf(url) ?? []) : [])),
        topic: textOf(fields.feed_url),
      },
      episodes: readEpisodes(file.data.items, link, problems),
    },
    problems,
  };
}

function readLanguage(text: string | null, problems: Problem[]): string | null {
  const language = canonicalLanguage(text ?? "");
  if (text !== null && language === null)
    problems.push(problemAt({ path: "language" }, "value-unreadable", `language: ${text}`));
  return language;
}

/** Version 1 has one author, version 1.1 several. */
function readAuthor({ authors, author }: JsonFields): string | null {
  const names = [...listOf(authors), ...listOf([author])].map(({ name }) => textField(textOf(name) ?? ""));
  return names.find((name) => name !== "") ?? null;
}

function readEpisodes(
  items: readonly unknown[],
  showLink: string | null,
  problems: Problem[],
): readonly FeedEpisode[] {
  const read = items.flatMap((item, index) => {
    const path = `items[${index}]`;
    const episode = readJsonItem(item, path, showLink, problems);
    return episode === null ? [] : [{ episode, spot: { path } }];
  });
  return uniqueEpisodes(read, problems);
}
