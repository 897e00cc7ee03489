import type { Soundbite } from "../../episode/soundbite.ts";
import { type Problem, problemAt } from "../../file/problem.ts";
import { attribute, findChild, lineOf, listChildren, type XmlElement } from "../../markup/xml-element.ts";
import { canonicalLanguage } from "../../text/language.ts";
import { roundToMillisecond } from "../../time/time.ts";
import { parseSeconds } from "./value.ts";

/** `podcast:transcript`. */
export interface FeedTranscript {
  /** As written, as all addresses of a feed: perhaps relative. */
  readonly url: string;
  /** MIME type, as written. */
  readonly type: string | null;
  /** BCP 47, canonical; null where it is the show's. */
  readonly language: string | null;
  /** `captions` for one made to be shown with the audio. */
  readonly rel: string | null;
}

/** `podcast:person`. The specification takes an absent role as "host" and an absent group as "cast". */
export interface FeedPerson {
  readonly name: string;
  readonly role: string | null;
  readonly group: string | null;
  readonly imageUrl: string | null;
  readonly href: string | null;
}

export function readTranscripts(item: XmlElement, problems: Problem[]): readonly FeedTranscript[] {
  return listChildren(item, "podcast:transcript").flatMap((element) => {
    const url = attribute(element, "url");
    if (url === null) {
      problems.push(problemAt({ line: element.line }, "transcript-without-url"));
      return [];
    }
    return {
      url,
      type: attribute(element, "type"),
      language: readLanguage(element, problems),
      rel: attribute(element, "rel"),
    };
  });
}

function readLanguage(transcript: XmlElement, problems: Problem[]): string | null {
  const text = attribute(transcript, "language");
  const language = canonicalLanguage(text ?? "");
  if (text !== null && language === null)
    problems.push(problemAt({ line: transcript.line }, "value-unreadable", `language: ${text}`));
  return language;
}

/** The address of the chapters file; an item has one. */
export function readChaptersUrl(item: XmlElement, problems: Problem[]): string | null {
  const element = findChild(item, "podcast:chapters");
  const url = attribute(element, "url");
  if (element !== null && url === null) {
    problems.push(problemAt({ line: element.line }, "chapters-without-url"));
  }
  return url;
}

/** Whether it is to be in no directory: a `podcast:block` with an `id` speaks to that one alone. */
export function readBlocked(parent: XmlElement): boolean {
  const tags = [
    ...listChildren(parent, "itunes:block"),
    ...listChildren(parent, "podcast:block").filter((element) => attribute(element, "id") === null),
  ];
  return tags.some(({ text }) => /^\s*(?:yes|true)\s*$/i.test(text));
}

export function readPersons(parent: XmlElement, problems: Problem[]): readonly FeedPerson[] {
  return listChildren(parent, "podcast:person").flatMap((element) => {
    const name = lineOf(element);
    if (name === "") {
      problems.push(problemAt({ line: element.line }, "person-without-name"));
      return [];
    }
    return {
      name,
      role: attribute(element, "role"),
      group: attribute(element, "group"),
      imageUrl: attribute(element, "img"),
      href: attribute(element, "href"),
    };
  });
}

export function readSoundbites(item: XmlElement, problems: Problem[]): readonly Soundbite[] {
  return listChildren(item, "podcast:soundbite").flatMap((element) => {
    const [startTime, length] = [attribute(element, "startTime"), attribute(element, "duration")];
    const start = parseSeconds(startTime ?? "");
    const duration = parseSeconds(length ?? "");
    if (start === null || duration === null || duration === 0) {
      problems.push(problemAt({ line: element.line }, "soundbite-unreadable", `${startTime}, ${length}`));
      return [];
    }
    const title = lineOf(element) || null;
    return { start: roundToMillisecond(start), end: roundToMillisecond(start + duration), title };
  });
}
