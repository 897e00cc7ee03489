import { isSameEpisode, type Track } from "#core/episode/track.ts";
import type { SpokenText } from "#core/transcript/spoken-text.ts";
import type { PlayerStore } from "../store/player-store.ts";

interface Ports {
  readonly player: Pick<
    PlayerStore,
    "currentTime" | "getPlaces" | "getPlayback" | "settings" | "step" | "subscribe"
  >;
  /** What is said in the episode that is in; null where that is not known. */
  readonly getText: () => SpokenText | null;
  readonly now: () => number;
}

/** After so long a listener has lost the thread of a sentence, and of a passage. Milliseconds. */
const LOST_SENTENCE = 10 * 60 * 1000;
const LOST_PASSAGE = 24 * 3600 * 1000;
/** Further than this from where they left it, they have moved. Seconds: less than any step. */
const MOVED = 0.5;
/** More is not taken up again. Seconds. */
const MOST = 60;

/** Lets one who was away for long hear the last sentence, or passage, again before the sound goes on. Returns the way to end it. */
export function recallAfterAbsence({ player, getText, now }: Ports): () => void {
  let playing = false;
  return player.subscribe(() => {
    const playback = player.getPlayback();
    const begins = playback.playing && !playing;
    ({ playing } = playback);
    if (!begins || playback.track === null || playback.range !== null) return;
    if (!player.settings.getSettings().recalls) return;
    const time = player.currentTime();
    const away = absence(player, playback.track, time, now());
    const start = away === null ? null : whereToBegin(getText(), time, away);
    if (start !== null && start < time && time - start < MOST) player.step(start - time);
  });
}

/** How long ago the listener left an episode where the player stands now, in milliseconds; null where they did not. */
function absence(player: Ports["player"], track: Track, time: number, now: number): number | null {
  const place = player.getPlaces().find((kept) => isSameEpisode(kept.track, track));
  return place && Math.abs(place.time - time) < MOVED ? now - place.at : null;
}

function whereToBegin(text: SpokenText | null, time: number, away: number): number | null {
  if (away >= LOST_PASSAGE) return text?.passageStart(time) ?? null;
  return away >= LOST_SENTENCE ? (text?.sentenceRange(time)?.start ?? null) : null;
}
