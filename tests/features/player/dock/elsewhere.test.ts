import { expect, test } from "vitest";
import { findElsewhere, followElsewhere, showElsewhere, showLeft } from "#features/player/dock/elsewhere.ts";
import { trackOf } from "../../../track.ts";

const placeAt = (episode: string, time: number) => ({
  track: trackOf("s", episode),
  time,
  duration: 1000,
  at: 0,
  done: false,
  dismissed: false,
});

test("the place that is offered is of the episode that is in, the newest first, and goes with the older", () => {
  const forgotten: number[] = [];
  const elsewhere = (episode: string, time: number) => ({
    other: placeAt(episode, time),
    forget: () => forgotten.push(time),
  });
  let told = 0;
  const leave = followElsewhere(() => told++);
  showElsewhere([elsewhere("a", 100), elsewhere("b", 200)]);
  const find = (episode: string) => findElsewhere(trackOf("s", episode))?.other.time ?? null;
  expect([find("a"), find("b"), find("c"), findElsewhere(null)]).toEqual([100, 200, null, null]);
  showLeft(placeAt("a", 300));
  expect([find("a"), find("b")]).toEqual([300, 200]);
  // What is shown anew does not take its place.
  showElsewhere([elsewhere("a", 100), elsewhere("b", 200)]);
  expect(find("a")).toBe(300);
  findElsewhere(trackOf("s", "a"))?.forget();
  expect([find("a"), forgotten]).toEqual([100, [100]]);
  findElsewhere(trackOf("s", "b"))?.forget();
  expect(forgotten).toEqual([100, 200]);
  expect(told).toBe(4);
  leave();
});
