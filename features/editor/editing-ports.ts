import type { Wish } from "#core/revision/wish.ts";
import type { Range } from "#core/time/moment.ts";
import type { EditableTranscript, Kept, Reply } from "./correction-client.ts";
import type { Draft } from "./draft.ts";
import type { Replaced } from "./replace-client.ts";

/** What a text in which somebody types needs of the page that it stands in. */
export interface TypingPorts {
  readonly drafts: {
    readonly read: () => readonly Draft[];
    readonly keep: (drafts: Iterable<Draft>) => void;
  };
  /** Plays a part of the episode again and again, or nothing more. */
  readonly loop: (range: Range | null) => void;
}

/** What its editing needs beside that. */
export interface EditingPorts extends TypingPorts {
  readonly client: {
    readonly read: () => Promise<Reply<EditableTranscript>>;
    readonly send: (wishes: readonly Wish[]) => Promise<Reply<Kept>>;
    readonly undo: (revision: number) => Promise<Reply<Kept>>;
    readonly withdraw: (revision: number) => Promise<Reply<unknown>>;
  };
  /** What is done in all episodes of the show at once. */
  readonly show: {
    readonly rename: (before: string, speaker: string) => Promise<Reply<Replaced>>;
    readonly undo: (batch: string) => Promise<Reply<unknown>>;
  };
}
