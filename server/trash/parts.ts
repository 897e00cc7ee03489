/** Rows that go into the trash with another: those of `table` whose `key` is among `of`, a column of rows that go too. */
export interface TrashPart {
  readonly table: string;
  readonly key: string;
  readonly of: readonly [table: string, column: string];
  /** Others have these rows too: they are taken along, but stay. */
  readonly shared?: true;
  /** Another may have what only one can have, when they come back: then they stay away, with what hangs on them. */
  readonly yielding?: true;
}

/** A row that goes into the trash by its id, with all that hangs on it. */
export interface TrashRoot {
  readonly table: string;
  /** Each after what it hangs on: in this order they are written, and in the opposite one deleted. */
  readonly parts: readonly TrashPart[];
}

/*
 * The one list of what hangs on shows and episodes. A new table that does belongs here, and a test says so where it is
 * missing. A column that holds the address of a stored file has a name that ends in "Url": by that purging knows which
 * files are still needed.
 */

/** Its episodes go as items of their own. */
export const SHOW_ROOT: TrashRoot = {
  table: "Show",
  parts: [
    { table: "Feed", key: "showId", of: ["Show", "id"] },
    { table: "FeedLogin", key: "feedId", of: ["Feed", "id"] },
    { table: "Person", key: "showId", of: ["Show", "id"] },
    { table: "Upload", key: "showId", of: ["Show", "id"], yielding: true },
    { table: "UploadedFile", key: "uploadId", of: ["Upload", "id"] },
  ],
};

export const EPISODE_ROOT: TrashRoot = {
  table: "Episode",
  parts: [
    { table: "Chapter", key: "episodeId", of: ["Episode", "id"] },
    { table: "Soundbite", key: "episodeId", of: ["Episode", "id"] },
    { table: "Person", key: "episodeId", of: ["Episode", "id"] },
    { table: "Tag", key: "id", of: ["_EpisodeToTag", "B"], shared: true },
    { table: "_EpisodeToTag", key: "A", of: ["Episode", "id"] },
    { table: "Measurement", key: "episodeId", of: ["Episode", "id"] },
    { table: "PlayCount", key: "episodeId", of: ["Episode", "id"] },
    { table: "MomentCount", key: "episodeId", of: ["Episode", "id"] },
    { table: "Transcript", key: "episodeId", of: ["Episode", "id"] },
    { table: "Passage", key: "transcriptId", of: ["Transcript", "id"] },
    { table: "Revision", key: "transcriptId", of: ["Transcript", "id"] },
    { table: "Upload", key: "episodeId", of: ["Episode", "id"], yielding: true },
    { table: "UploadedFile", key: "uploadId", of: ["Upload", "id"] },
  ],
};

/** One that waited for an editor, who declined it. */
export const REVISION_ROOT: TrashRoot = { table: "Revision", parts: [] };
