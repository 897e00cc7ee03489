import { isSameEpisode, type Track } from "#core/episode/track.ts";
import type { Moment } from "#core/time/moment.ts";
import type { Deck } from "./deck.ts";
import { keep } from "./keeping.ts";
import { goTo, moveTo } from "./position.ts";
import { insert } from "./source.ts";
import type { Visitor } from "./visitor.ts";

/** The ways into an episode. A moment always wins over the kept place, and only a listener's own way changes that. */
export function arrivals(deck: Deck, visitor: Visitor, play: () => Promise<void>) {
  const isIn = (track: Track) => isSameEpisode(deck.playback.track, track);
  const leave = (track: Track, moment: Moment) =>
    visitor.leaveByJump(deck.playback.track, deck.time, track.href, moment.start);
  const ownMoment = (track: Track): Moment => ({ start: visitor.resumeTime(track), end: null });

  /** Puts an episode in, paused: at the moment of a link, else where it was left. */
  const cue = (track: Track, moment: Moment | null): void => {
    change(deck, visitor, track, moment ?? ownMoment(track));
    if (!moment) return;
    visitor.arriveByLink(track, moment);
    deck.tell();
  };

  return {
    cue,
    /** Puts in what was heard last in this browser, paused at its place, where nothing is in. No sound is fetched before play. */
    restore(): void {
      const { last } = visitor;
      if (last === null || deck.playback.track !== null) return;
      visitor.arrive();
      insert(deck, last, ownMoment(last), "none");
    },
    /** Plays an episode: from the moment, else on from where its listener is. Call it from a press or a key. */
    async playFrom(track: Track, moment: Moment | null): Promise<void> {
      const goal = moment ?? (visitor.isGuest ? ownMoment(track) : null);
      if (moment) leave(track, moment);
      if (!isIn(track)) change(deck, visitor, track, moment ?? ownMoment(track));
      else if (goal) moveTo(deck, visitor, goal);
      await play();
    },
    /** Plays the moment of a link: the place that its listener has in the episode stays as it is. */
    async playLinked(track: Track, moment: Moment): Promise<void> {
      leave(track, moment);
      if (isIn(track)) {
        keep(deck, visitor);
        visitor.arriveByLink(track, moment);
        goTo(deck, moment);
      } else cue(track, moment);
      await play();
    },
    /** Plays a moment without touching the kept place of its episode, until someone moves or plays on by themselves. */
    async playAsGuest(track: Track, moment: Moment): Promise<void> {
      leave(track, moment);
      keep(deck, visitor);
      if (isIn(track)) goTo(deck, moment);
      else change(deck, visitor, track, moment);
      visitor.arriveAsGuest();
      await play();
    },
    /** Whether the last jump that was asked for led to this moment. */
    hasGoneTo: (track: Track, { start }: Moment): boolean => visitor.hasGoneTo(track.href, start),
  };
}

/** Puts another episode in, paused, and keeps the place in the one before. */
export function change(deck: Deck, visitor: Visitor, track: Track, moment: Moment): void {
  keep(deck, visitor);
  visitor.arrive();
  insert(deck, track, moment);
}
