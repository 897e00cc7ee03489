import type { Prisma } from "../db/client.ts";
import type { EpisodeDraft } from "./draft/draft.ts";

/** The sound of an episode, and what of it was measured, and from where. */
export const SOUND = {
  audioUrl: true,
  audioType: true,
  audioBytes: true,
  duration: true,
  durationEstimated: true,
  peaks: true,
  seekApproximate: true,
  measurement: { select: { url: true, problem: true } },
} satisfies Prisma.EpisodeSelect;

type Sounding = Prisma.EpisodeGetPayload<{ select: typeof SOUND }>;

/** What is known of a sound that stays at its host and was read there, all or some of it: its feed knows no better. Else nothing. */
export function keptMeasurement(known: Sounding, draft: Pick<EpisodeDraft, "audio" | "duration">) {
  const { audioUrl, duration, durationEstimated, peaks, seekApproximate, measurement } = known;
  const url = draft.audio?.url;
  const same = measurement !== null && measurement.problem === null && measurement.url === url;
  if (same) return { duration, peaks, seekApproximate };
  return durationEstimated && draft.duration === null && audioUrl === url
    ? { duration }
    : { durationEstimated: false };
}

/** All that is known of the sound that an episode had. */
export function keptSound({ measurement, ...sound }: Sounding) {
  return sound;
}
