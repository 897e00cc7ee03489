import { canonicalLanguage } from "../text/language.ts";
import { transcriptFormat } from "../transcript/read/format-label.ts";

/** A file that lies beside audio and belongs to it by its name. */
export interface Companion {
  readonly name: string;
  readonly kind: "transcript" | "chapters";
  /** As its name says, canonical (BCP 47); null where it says none. */
  readonly language: string | null;
}

const CHAPTERS = /\.chapters\.json$/i;
const LANGUAGE = /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/i;
/** A language, its script and its region may each stand after a mark of their own. */
const MOST_MARKS = 3;

/**
 * What belongs to each of the files `audio`, by its name, among `names`; both are paths from one folder. To `talk.mp3` belong
 * `talk.vtt` and `talk.mp3.vtt`, with a language `talk.ru.vtt`, `talk_ru.vtt` and `talk-ru.vtt`, in every format of
 * transcripts, and `talk.chapters.json`. Where two names fit, the longer one has it.
 */
export function findCompanions(
  audio: readonly string[],
  names: readonly string[],
): ReadonlyMap<string, readonly Companion[]> {
  const owners = new Map<string, Set<string>>();
  for (const file of audio)
    for (const called of [file, withoutEnding(file)])
      owners.set(called, (owners.get(called) ?? new Set()).add(file));
  const companions = new Map<string, Companion[]>(audio.map((file) => [file, []]));
  for (const name of names) {
    if (companions.has(name)) continue;
    const found = findCompanion(name, (called) => owners.has(called));
    for (const owner of owners.get(found?.called ?? "") ?? []) {
      if (found) companions.get(owner)?.push(found.companion);
    }
  }
  return companions;
}

/** What a file is to the audio `called` so, the longest name for which there is some; null where there is none. */
function findCompanion(
  name: string,
  exists: (called: string) => boolean,
): { readonly called: string; readonly companion: Companion } | null {
  const chaptersOf = name.replace(CHAPTERS, "");
  if (chaptersOf !== name && exists(chaptersOf))
    return { called: chaptersOf, companion: { name, kind: "chapters", language: null } };
  // The ending alone: a whole name may hold what means something in an address.
  if (transcriptFormat(null, endingIn(name)) === null) return null;
  const whole = withoutEnding(name);
  if (exists(whole)) return { called: whole, companion: { name, kind: "transcript", language: null } };
  const least = whole.lastIndexOf("/") + 1;
  let mark = whole.length;
  for (let marks = 0; marks < MOST_MARKS; marks++) {
    mark = Math.max(...[".", "_", "-"].map((sign) => whole.lastIndexOf(sign, mark - 1)));
    if (mark <= least) return null;
    const called = whole.slice(0, mark);
    const language = languageOf(whole.slice(mark + 1));
    if (language !== null && exists(called))
      return { called, companion: { name, kind: "transcript", language } };
  }
  return null;
}

function languageOf(text: string): string | null {
  return LANGUAGE.test(text) ? canonicalLanguage(text) : null;
}

/** The name of a file without what it ends with, from its last point on. */
export function withoutEnding(name: string): string {
  return name.slice(0, name.length - endingIn(name).length);
}

/** With its point; empty where there is none, or where the name begins with it. */
function endingIn(name: string): string {
  return /[^/](\.[^./]*)$/.exec(name)?.[1] ?? "";
}
