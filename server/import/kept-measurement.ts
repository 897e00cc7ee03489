import type { Prisma } from "../db/client.ts";
import type { EpisodeDraft } from "./draft/draft.ts";

/** What of an episode was measured, and from where. */
export const MEASURED = {
  duration: true,
  peaks: true,
  seekApproximate: true,
  measurement: { select: { url: true, problem: true } },
} satisfies Prisma.EpisodeSelect;

type Measured = Prisma.EpisodeGetPayload<{ select: typeof MEASURED }>;

/** What is known of a sound that stays at its host and was read through there: its feed knows no better. Else nothing. */
export function keptMeasurement(known: Measured, { audio }: Pick<EpisodeDraft, "audio">) {
  const { duration, peaks, seekApproximate, measurement } = known;
  const same = measurement !== null && measurement.problem === null && measurement.url === audio?.url;
  return same ? { duration, peaks, seekApproximate } : {};
}
