import { type Bookmark, MOST_TAGS, parseBookmark } from "../bookmark/bookmark.ts";
import { isOver, type KeptBookmarks, parseTrashed, type TrashedBookmark } from "../bookmark/trash.ts";
import { type Change, isSameValue } from "./change.ts";
import { keyOf, namesWithin, type SyncKey } from "./key.ts";
import { byLatest, MENDED, type SyncState, type Writer, write } from "./merge.ts";
import { timeOf } from "./stamp.ts";
import { replaceVersion } from "./version.ts";

const KIND = "bookmark";
const NOTE = "note";
const TAG = "tag";

/** A note that another device has written of the same bookmark, when neither knew of the other. */
export interface OtherNote {
  /** To be deleted when the listener needs it no more. */
  readonly key: SyncKey;
  readonly note: string;
}

export interface SyncedBookmark {
  readonly bookmark: Bookmark;
  /** The latest first. */
  readonly otherNotes: readonly OtherNote[];
}

/** What is written of one bookmark: itself, its note by each device, and each of its tags. The latest first. */
interface Written {
  readonly id: string;
  made: Change | null;
  readonly notes: Change[];
  readonly tags: Change[];
}

/**
 * What a device has to say now that its bookmarks are `after`, and were `before`: both as they were read, none left out, for
 * what is gone is deleted for good. `now` is in epoch milliseconds.
 */
export function bookmarkChanges(
  writer: Writer,
  before: KeptBookmarks,
  after: KeptBookmarks,
  now: number,
): readonly Change[] {
  const written = bookmarksWritten(writer.state);
  const known = new Map(before.bookmarks.map((bookmark) => [bookmark.id, bookmark]));
  const lying = new Map(before.trash.map((trashed) => [trashed.id, trashed]));
  const kept = new Set([...after.bookmarks, ...after.trash].map(({ id }) => id));
  const isGone = ({ id }: { readonly id: string }) => !kept.has(id);
  return [
    ...after.bookmarks.flatMap((bookmark) =>
      lying.has(bookmark.id)
        ? restorationOf(writer, written.get(bookmark.id), { ...bookmark, updatedAt: now })
        : changesOf(writer, written.get(bookmark.id), known.get(bookmark.id), bookmark),
    ),
    ...after.trash.flatMap((trashed) =>
      trashChanges(writer, written.get(trashed.id), known.get(trashed.id), lying.get(trashed.id), trashed),
    ),
    ...before.bookmarks.filter(isGone).flatMap(({ id }) => deletionsOf(writer, written.get(id), id, now)),
    // What has lain there for too long goes by itself: who restored it on another device meanwhile keeps it.
    ...before.trash
      .filter(isGone)
      .flatMap((trashed) =>
        deletionsOf(writer, written.get(trashed.id), trashed.id, isOver(trashed, now) ? MENDED : now),
      ),
  ];
}

/** The bookmarks of all devices together. */
export function listBookmarks(state: SyncState): readonly SyncedBookmark[] {
  return [...bookmarksWritten(state).values()].flatMap((written) => readBookmark(written) ?? []);
}

/** What lies in the trash of all devices together. */
export function listTrash(state: SyncState): readonly TrashedBookmark[] {
  return [...bookmarksWritten(state).values()].flatMap((written) => readTrashed(written) ?? []);
}

function changesOf(
  writer: Writer,
  written: Written | undefined,
  before: Bookmark | undefined,
  after: Bookmark,
): readonly Change[] {
  if (before === after) return [];
  const said = [
    ...noteChanges(writer, written?.notes ?? [], before, after),
    ...tagChanges(writer, before, after),
  ];
  const key = keyOf(KIND, after.id);
  // Who writes about a bookmark wants it to be there, also where another device has deleted it meanwhile.
  if (before === undefined || said.length > 0)
    return [write(writer, key, madeValue(after), after.updatedAt), ...said];
  // Its episode has another address now, or its words are there.
  return isSameValue(madeValue(before), madeValue(after))
    ? []
    : [write(writer, key, madeValue(after), MENDED)];
}

/** All of it is written anew, so that what another device deletes meanwhile, as lying there for too long, is there. */
function restorationOf(writer: Writer, written: Written | undefined, after: Bookmark): readonly Change[] {
  const { id, note, updatedAt } = after;
  const isSame = (value: unknown) => value === note;
  const said =
    note === ""
      ? []
      : replaceVersion(writer, [KIND, id, NOTE], written?.notes ?? [], isSame, note, updatedAt);
  const made = write(writer, keyOf(KIND, id), madeValue(after), updatedAt);
  return [made, ...said, ...tagChanges(writer, undefined, after)];
}

/**
 * Its key says that it lies in the trash, and since when; its note and tags stay under theirs. What it is stands one deeper
 * than that of others, so that devices of an earlier version pass it over, and neither show nor delete it.
 */
function trashChanges(
  writer: Writer,
  written: Written | undefined,
  known: Bookmark | undefined,
  lying: TrashedBookmark | undefined,
  { id, trashed, deletedAt }: TrashedBookmark,
): readonly Change[] {
  if (lying?.deletedAt === deletedAt) return [];
  const before = known ?? lying?.trashed;
  return [
    ...noteChanges(writer, written?.notes ?? [], before, trashed),
    ...tagChanges(writer, before, trashed),
    write(writer, keyOf(KIND, id), { trashed: madeValue(trashed), deletedAt }, deletedAt),
  ];
}

function madeValue({ track, moment, text, createdAt }: Bookmark): unknown {
  return { track, moment, text, createdAt };
}

function noteChanges(
  writer: Writer,
  notes: readonly Change[],
  before: Bookmark | undefined,
  { id, note, updatedAt }: Bookmark,
): readonly Change[] {
  const seen = before?.note ?? "";
  if (note === seen) return [];
  return replaceVersion(writer, [KIND, id, NOTE], notes, (value) => value === seen, note, updatedAt);
}

function tagChanges(writer: Writer, before: Bookmark | undefined, after: Bookmark): readonly Change[] {
  const { id, tags, updatedAt } = after;
  const was = new Set(before?.tags);
  const keys = new Set(tags.map((tag) => tagKey(id, tag)));
  const gone = [...was].filter((tag) => !keys.has(tagKey(id, tag)));
  const changes: Change[] = [];
  // Tags that are added at once keep the order in which they stand.
  for (const tag of tags.filter((known) => !was.has(known)))
    changes.push(write(writer, tagKey(id, tag), tag, updatedAt, changes.at(-1)?.stamp));
  return [...changes, ...gone.map((tag) => write(writer, tagKey(id, tag), null, updatedAt))];
}

/** The same whatever its case. */
function tagKey(id: string, tag: string): SyncKey {
  return keyOf(KIND, id, TAG, tag.toLowerCase());
}

function deletionsOf(
  writer: Writer,
  written: Written | undefined,
  id: string,
  now: number,
): readonly Change[] {
  const parts = [...(written?.notes ?? []), ...(written?.tags ?? [])].filter(({ value }) => value !== null);
  return [keyOf(KIND, id), ...parts.map(({ key }) => key)].map((key) => write(writer, key, null, now));
}

function readBookmark(written: Written): SyncedBookmark | null {
  const bookmark = parseBookmark(wholeOf(written, written.made?.value));
  if (bookmark === null) return null;
  const [note, ...others] = aliveOf(written.notes);
  return { bookmark, otherNotes: others.filter((other) => other.note !== "" && other.note !== note?.note) };
}

function readTrashed(written: Written): TrashedBookmark | null {
  const value = written.made?.value;
  if (typeof value !== "object" || value === null || !("trashed" in value)) return null;
  return parseTrashed({ ...value, id: written.id, trashed: wholeOf(written, value.trashed) });
}

/** A bookmark of which this was made, to be read. */
function wholeOf({ id, made, notes, tags }: Written, value: unknown): unknown {
  if (!made || typeof value !== "object" || value === null) return null;
  return {
    ...value,
    id,
    note: aliveOf(notes)[0]?.note ?? "",
    tags: tagsOf(tags),
    updatedAt: Math.max(...[made, ...notes, ...tags].map(({ stamp }) => timeOf(stamp))),
  };
}

function aliveOf(notes: readonly Change[]): readonly OtherNote[] {
  return notes.flatMap(({ key, value }) => (typeof value === "string" ? [{ key, note: value }] : []));
}

/** In the order in which they were added. Who has added too many on several devices sees the first of them. */
function tagsOf(tags: readonly Change[]): readonly string[] {
  return tags
    .toReversed()
    .flatMap(({ value }) => (typeof value === "string" ? [value] : []))
    .slice(0, MOST_TAGS);
}

function bookmarksWritten(state: SyncState): ReadonlyMap<string, Written> {
  const bookmarks = new Map<string, Written>();
  for (const change of state.values()) {
    const [id, part] = namesWithin(KIND, change.key) ?? [];
    if (id === undefined) continue;
    const written = bookmarks.get(id) ?? { id, made: null, notes: [], tags: [] };
    bookmarks.set(id, written);
    if (part === undefined) written.made = change;
    if (part === NOTE) written.notes.push(change);
    if (part === TAG) written.tags.push(change);
  }
  for (const { notes, tags } of bookmarks.values()) {
    notes.sort(byLatest);
    tags.sort(byLatest);
  }
  return bookmarks;
}
