import { z } from "zod";
import { readSeconds } from "../../file/json-value.ts";
import { type Problem, problemAt } from "../../file/problem.ts";
import { plainNotes } from "../../markup/notes-html.ts";
import { htmlText } from "../../text/html-text.ts";
import { textField } from "../../text/text-field.ts";
import { soundOf } from "./audio-offer.ts";
import { type FeedDate, readFeedDate } from "./date.ts";
import type { Enclosure } from "./enclosure.ts";
import type { FeedEpisode } from "./item.ts";
import { uniqueNames } from "./topic.ts";
import { UNTOLD_EPISODE } from "./untold.ts";

export type JsonFields = Readonly<Record<string, unknown>>;

const Fields = z.record(z.string(), z.unknown());

/** The objects of a list; of anything else none. */
export function listOf(value: unknown): readonly JsonFields[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return items.flatMap((item) => {
    const fields = Fields.safeParse(item);
    return fields.success ? [fields.data] : [];
  });
}

/** A text that is not empty, or null; version 1 allows ids that are numbers. */
export function textOf(value: unknown): string | null {
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" ? text.trim() || null : null;
}

/** Reads an item of a JSON Feed; null, with a problem, where nothing in it could tell it from others. */
export function readJsonItem(
  item: unknown,
  path: string,
  showLink: string | null,
  problems: Problem[],
): FeedEpisode | null {
  const [fields = {}] = listOf([item]);
  const found = readAttachment(fields, path, problems);
  const link = textOf(fields.url) ?? textOf(fields.external_url);
  const title = textField(textOf(fields.title) ?? "") || null;
  const guid = textOf(fields.id) ?? found?.enclosure.url ?? link;
  if (guid === null) {
    problems.push(problemAt({ path }, "item-without-guid", title ?? ""));
    return null;
  }
  if (title === null) problems.push(problemAt({ path }, "item-without-title", guid));
  const published = readDate(fields, path, problems);
  const plain = textOf(fields.content_text);
  const notes = textOf(fields.content_html) ?? (plain && plainNotes(plain));
  return {
    ...UNTOLD_EPISODE,
    guid,
    title,
    summary: textField(textOf(fields.summary) ?? "") || htmlText(notes ?? "") || null,
    notes,
    notesBase: link ?? showLink,
    publishedAt: published?.at ?? null,
    publishedDay: published?.day ?? null,
    duration: found?.duration ?? null,
    imageUrl: textOf(fields.image) ?? textOf(fields.banner_image),
    link,
    enclosure: found?.enclosure ?? null,
    tags: Array.isArray(fields.tags) ? uniqueNames(fields.tags.map((tag: unknown) => textOf(tag) ?? "")) : [],
  };
}

function readDate(fields: JsonFields, path: string, problems: Problem[]): FeedDate | null {
  for (const name of ["date_published", "date_modified"]) {
    const text = textOf(fields[name]);
    const date = text === null ? null : readFeedDate(text);
    if (date !== null) return date;
    if (text !== null)
      problems.push(problemAt({ path: `${path}.${name}` }, "value-unreadable", `${name}: ${text}`));
  }
  return null;
}

interface FoundAttachment {
  readonly enclosure: Enclosure;
  /** Seconds. */
  readonly duration: number | null;
}

/** The audio of an item: the first attachment that is audio, else the first that may be. */
function readAttachment(fields: JsonFields, path: string, problems: Problem[]): FoundAttachment | null {
  const offers = listOf(fields.attachments).flatMap((attachment, index) => {
    const [url, type] = [textOf(attachment.url), textOf(attachment.mime_type)];
    const sound = url === null ? "no" : soundOf(type, url);
    return url === null || sound === "no" ? [] : { attachment, url, type, sound, index };
  });
  const chosen = offers.find(({ sound }) => sound === "yes") ?? offers[0];
  if (!chosen) {
    problems.push(problemAt({ path }, "item-without-enclosure", textOf(fields.title) ?? ""));
    return null;
  }
  const { attachment, url, type, index } = chosen;
  const spot = `${path}.attachments[${index}].duration_in_seconds`;
  const { seconds, problems: found } = readSeconds(attachment.duration_in_seconds, spot);
  problems.push(...found);
  const size = attachment.size_in_bytes;
  const bytes = typeof size === "number" && Number.isSafeInteger(size) && size > 0 ? size : null;
  return { enclosure: { url, type, bytes }, duration: seconds || null };
}
