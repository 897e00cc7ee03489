import {
  asCount,
  asItems,
  asList,
  asObject,
  asOneOf,
  asText,
  asTruth,
  type Check,
  into,
  orNull,
} from "../file/json-check.ts";

/**
 * What becomes of an upload: its files come in; it waits for its turn; its sound is measured; it is an episode, or part of
 * one; or nothing could be made of it.
 */
export const UPLOAD_STATES = ["receiving", "waiting", "measuring", "ready", "failed"] as const;
export type UploadState = (typeof UPLOAD_STATES)[number];

export function isUploadState(value: unknown): value is UploadState {
  return UPLOAD_STATES.some((state) => state === value);
}

/** A file of an upload, as the server has it. */
export interface ListedFile {
  readonly id: string;
  readonly name: string;
  /** Bytes of all of it. */
  readonly size: number;
  readonly received: boolean;
}

/** Files that belong together, as the server tells of them. */
export interface ListedUpload {
  /** What the browser called it that began it. */
  readonly key: string;
  readonly state: UploadState;
  /** The title of the show, and its slug. */
  readonly showTitle: string;
  readonly show: string;
  /** The addresses of the episode's page and of that on which it is changed; null while there is none. */
  readonly page: string | null;
  readonly change: string | null;
  readonly title: string | null;
  /** What was wrong, in the language of the page. */
  readonly sentences: readonly string[];
  readonly files: readonly ListedFile[];
}

const asUpload = asObject<ListedUpload>({
  key: asText,
  state: asOneOf(UPLOAD_STATES),
  showTitle: asText,
  show: asText,
  page: orNull(asText),
  change: orNull(asText),
  title: orNull(asText),
  sentences: asList(asText),
  files: asList(asObject<ListedFile>({ id: asText, name: asText, size: asCount, received: asTruth })),
});

/** What the server lists, without what cannot be read; undefined for what is no list. */
export const asUploads: Check<readonly ListedUpload[]> = into(asItems, (items) =>
  items.map(asUpload).filter((upload) => upload !== undefined),
);
