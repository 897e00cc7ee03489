import type { EditablePassage } from "#core/revision/correction.ts";
import { listReplacements, type ReplaceRequest, replacementWishes } from "#core/revision/replace.ts";
import type { Wish } from "#core/revision/wish.ts";
import { listCandidates } from "./candidates.ts";
import { type Reader, readPassages } from "./passages.ts";

/** Of more, all passages are read: no statement names so many. */
const MOST_NAMED = 1000;

/** What is to be another in many transcripts at once: words, or a speaker's name. */
export type Replacing =
  | (ReplaceRequest & { readonly kind: "words" })
  | { readonly kind: "speaker"; readonly before: string; readonly speaker: string | null };

export interface ReplaceHit {
  /** Its name among the passages of all transcripts. */
  readonly passage: string;
  /** Of words, where they begin in the text, in UTF-16 units; 0 for a name. */
  readonly at: number;
  /** The passage's text before and after, or its speaker's name. */
  readonly before: string;
  readonly after: string;
}

/** What of a transcript would become another. */
export interface FoundHits {
  /** Those passages alone of which something may become another, and those after them, or all where one of them goes. */
  readonly passages: readonly EditablePassage[];
  readonly wishes: readonly Wish[];
  readonly hits: readonly ReplaceHit[];
}

/** `left` are the names of passages that stay as they are. */
export async function findHits(
  db: Reader,
  transcriptId: number,
  replacing: Replacing,
  left: ReadonlySet<string>,
): Promise<FoundHits> {
  if (replacing.kind === "speaker") {
    const { before, speaker } = replacing;
    const named = await readPassages(db, transcriptId, { speaker: before });
    const passages = named.filter(({ id }) => !left.has(nameOf(transcriptId, id)));
    const hits = passages.map(({ id }) => ({
      passage: nameOf(transcriptId, id),
      at: 0,
      before,
      after: speaker ?? "",
    }));
    const wishes = hits.length > 0 ? [{ kind: "rename", before, speaker } as const] : [];
    return { passages, wishes, hits };
  }
  const candidates = await listCandidates(db, transcriptId, replacing.find);
  if (candidates.length === 0) return { passages: [], wishes: [], hits: [] };
  const few = candidates.length <= MOST_NAMED;
  const chosen = await readPassages(db, transcriptId, few ? { key: { in: [...candidates] } } : {});
  const replacements = listReplacements(chosen, replacing).filter(
    ({ passage }) => !left.has(nameOf(transcriptId, passage)),
  );
  const wishes = replacementWishes(chosen, replacements);
  const texts = new Map(wishes.flatMap((wish) => (wish.kind === "text" ? [[wish.passage, wish]] : [])));
  const hits = replacements.flatMap(({ passage, at }) => {
    const wish = texts.get(passage);
    return wish
      ? [{ passage: nameOf(transcriptId, passage), at, before: wish.before, after: wish.text }]
      : [];
  });
  // A passage of which nothing is left joins the one beside it.
  const emptied = [...texts.values()].some(({ text }) => text.trim() === "");
  return { passages: emptied ? await readPassages(db, transcriptId) : chosen, wishes, hits };
}

function nameOf(transcriptId: number, key: number): string {
  return `${transcriptId}.${key}`;
}
