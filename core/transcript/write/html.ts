import { element, type WrittenXml } from "../../markup/xml-writer.ts";
import { writingDirection } from "../../text/writing-direction.ts";
import { formatClock, formatExactDuration } from "../../time/time.ts";
import type { StoredPassage, Transcript } from "../transcript.ts";
import { sourceMomentUrl, type TranscriptSource } from "./source.ts";

// An attribute, because the policy of our pages forbids style elements that are not ours.
const STYLE =
  "max-width:40rem;margin:auto;padding:1rem;font:1.125rem/1.6 Georgia,serif;overflow-wrap:anywhere";
const HEAD =
  '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><link rel="icon" href="data:,">';

/** A complete document, its transcript as the podcast namespace has it: `cite`, `time` and `p` in sequence. */
export function writeHtml(transcript: Transcript, source: TranscriptSource): string {
  const { language } = transcript;
  const head = element("head", {}, { xml: HEAD }, element("title", {}, source.title));
  const passages = transcript.passages.map((passage) => writePassage(passage, language, source));
  const main = element("main", {}, { xml: passages.join("") });
  const body = element("body", { style: STYLE }, "\n", writeHeader(source), "\n", main, "\n");
  const root = element("html", languageOf(language), "\n", head, "\n", body, "\n");
  return `<!doctype html>\n${root.xml}\n`;
}

function writeHeader({ title, showTitle, url, language }: TranscriptSource): WrittenXml {
  const heading = element("h1", {}, element("a", { href: url }, title));
  return element("header", languageOf(language), heading, element("p", {}, showTitle));
}

function writePassage(
  { speaker, start, text }: StoredPassage,
  language: string,
  source: TranscriptSource,
): string {
  const cite = speaker === null ? "" : `${element("cite", {}, `${speaker}:`).xml} `;
  const time = start === null ? "" : writeTime(start, language, source).xml;
  return `\n${cite}${time}${element("p", {}, text).xml}`;
}

function writeTime(start: number, language: string, source: TranscriptSource): WrittenXml {
  const href = sourceMomentUrl(source, language, { start, end: null });
  return element(
    "time",
    { datetime: formatExactDuration(start) },
    element("a", { href }, formatClock(start)),
  );
}

function languageOf(language: string): { readonly lang: string; readonly dir: string } {
  return { lang: language, dir: writingDirection(language) };
}
