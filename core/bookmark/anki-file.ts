import { wholeUrl } from "../episode/whole-url.ts";
import { html } from "../markup/html-writer.ts";
import { foldSpaces } from "../text/white-space.ts";
import { formatMoment, formatMomentClock } from "../time/moment.ts";
import { type Bookmark, bookmarkHref } from "./bookmark.ts";

/** As the manual of Anki has them under "Importing text files". The id lets a second import change what the first has made. */
const HEADER = ["#separator:tab", "#html:true", "#guid column:1", "#tags column:4"];

/**
 * A text file that Anki makes notes of, of two fields: the words, and where they are said, with the address of the sound
 * there (W3C Media Fragments) and the note. What has no words is left out. `origin` has no slash at its end.
 */
export function bookmarksAnki(bookmarks: readonly Bookmark[], origin: string): string {
  const notes = bookmarks
    .filter(({ text }) => text !== "")
    .map((bookmark) => [
      bookmark.id,
      html`${bookmark.text}`.html,
      backOf(bookmark, origin),
      tagsOf(bookmark),
    ]);
  return [...HEADER, ...notes.map((fields) => fields.map(fieldOf).join("\t"))]
    .map((line) => `${line}\n`)
    .join("");
}

function backOf(bookmark: Bookmark, origin: string): string {
  const { track, moment, note } = bookmark;
  const source = html`<a href="${wholeUrl(bookmarkHref(bookmark), origin)}">${track.title}, ${formatMomentClock(moment)}</a>, ${track.showTitle}`;
  const sound = track.audio && `${wholeUrl(track.audio.url, origin)}#t=${formatMoment(moment)}`;
  const link = sound && html`<a href="${sound}">${sound}</a>`;
  const parts = [source, link, note === "" ? null : html`${note}`];
  return parts.flatMap((part) => (part ? [part.html] : [])).join("<br>");
}

/** Spaces part the tags from each other. */
function tagsOf({ tags }: Bookmark): string {
  return tags.map((tag) => tag.replaceAll(" ", "_")).join(" ");
}

/** A field keeps to its line and its column. */
function fieldOf(text: string): string {
  return foldSpaces(text.replace(/\r?\n/g, "<br>"));
}
