import { formatClock } from "#core/time/time.ts";
import { isStored } from "../../media/address.ts";
import type { AudioDraft, TranscriptDraft } from "./draft.ts";
import { type NamedFile, type Notice, noticeOf } from "./notice.ts";

/** Last words may be shown for a while after the end. Seconds. */
const LINGER = 10;

/**
 * How long an episode is, in seconds. What its feed says is wrong where its own transcript goes on after that: then nobody
 * knows (null). What was measured is believed.
 */
export function draftDuration(
  duration: number | null,
  audio: AudioDraft | null,
  transcripts: readonly TranscriptDraft[],
  named: NamedFile,
): { readonly duration: number | null; readonly notices: readonly Notice[] } {
  const measured = audio !== null && isStored(audio.url);
  const last = Math.max(0, ...transcripts.map(({ passages }) => passages.at(-1)?.start ?? 0));
  if (duration === null || measured || last <= duration + LINGER) return { duration, notices: [] };
  return { duration: null, notices: [noticeOf(named, "duration-too-short", formatClock(duration))] };
}
