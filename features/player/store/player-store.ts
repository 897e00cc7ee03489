import type { Playback } from "#features/media/playback.ts";
import { arrivals } from "./arrivals.ts";
import { Deck } from "./deck.ts";
import { keeping } from "./keeping.ts";
import { loudness } from "./loudness.ts";
import type { KeepingPorts } from "./place-keeper.ts";
import { position } from "./position.ts";
import { ranges } from "./ranges.ts";
import { SettingsStore } from "./settings.ts";
import { source } from "./source.ts";
import { transport } from "./transport.ts";
import { Visitor } from "./visitor.ts";
import { waysBack } from "./ways-back.ts";

/**
 * The player, put together from its features: each has its fields of the snapshot, its requests, and the events of the
 * element that it listens to. What sounds is the element's business, and shown by the deck; who listens, the visitor's.
 */
export function createPlayer(ports: KeepingPorts) {
  const deck = new Deck();
  const visitor = new Visitor(ports);
  const settings = new SettingsStore(ports.storage);
  const sound = transport(deck, visitor);
  return {
    subscribe: deck.subscribe,
    /** Tells when a range has been played to its end, or to that of the episode; `getPlayback` still has the range. */
    subscribeToRangeEnds: deck.subscribeToRangeEnds,
    /** Tells when an episode has been played to its end, and not as a part of it. */
    subscribeToEnds: deck.subscribeToEnds,
    getPlayback: (): Playback => deck.playback,
    settings,
    ...sound,
    ...source(deck, visitor),
    ...ranges(deck, visitor),
    ...position(deck, visitor),
    ...loudness(deck, settings),
    ...keeping(deck, visitor),
    ...arrivals(deck, visitor, sound.play),
    ...waysBack(deck, visitor, sound.play),
  };
}

export type PlayerStore = ReturnType<typeof createPlayer>;
