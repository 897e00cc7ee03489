import type { Range } from "../time/moment.ts";

/** `podcast:soundbite`: a part of the episode that is worth hearing first. */
export interface Soundbite extends Range {
  /** Null: it is called as its episode. */
  readonly title: string | null;
}
