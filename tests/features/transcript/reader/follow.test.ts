import { expect, test } from "vitest";
import { Follow, type FollowSnapshot } from "#features/transcript/reader/follow.ts";

const HEIGHT = 900;

/** A window that a line stands in at `line` pixels of the page, and what became of it. */
function page({ following = true } = {}) {
  const window = { line: 300, scroll: 0, playing: true, selected: false, spoken: true };
  const scrolls: number[] = [];
  const snapshots: FollowSnapshot[] = [];
  const follow = new Follow(
    {
      lineTop: () => (window.spoken ? window.line - window.scroll : null),
      playing: () => window.playing,
      scrolled: () => window.scroll,
      viewHeight: () => HEIGHT,
      selected: () => window.selected,
      scrollTo: (top) => {
        scrolls.push(top);
        window.scroll += top - HEIGHT / 3;
      },
      changed: (snapshot) => snapshots.push(snapshot),
    },
    following ? "following" : "off",
  );
  const scroll = (to: number) => {
    window.scroll = to;
    follow.scrolled();
  };
  const speak = (line: number) => {
    window.line = line;
    follow.moved();
  };
  return { window, scrolls, snapshots, follow, scroll, speak };
}

test("every new line is scrolled to, and the words of one line once", () => {
  const { speak, scrolls } = page();
  speak(320);
  speak(322);
  speak(350);
  expect(scrolls).toEqual([320, 330]);
});

test("nothing is scrolled while nothing plays or nothing is spoken", () => {
  const { speak, scrolls, window } = page();
  window.playing = false;
  speak(2000);
  window.playing = true;
  window.spoken = false;
  speak(3000);
  expect(scrolls).toEqual([]);
});

test("a person who leads is left alone, and told which way the spoken line is", () => {
  const { follow, speak, scroll, scrolls, snapshots } = page();
  follow.pause();
  scroll(2000);
  speak(340);
  expect(scrolls).toEqual([]);
  speak(4000);
  expect(snapshots).toEqual([
    { state: "paused", away: null },
    { state: "paused", away: "up" },
    { state: "paused", away: "down" },
  ]);
});

test("who scrolls back onto the spoken line after having left it is followed with again", () => {
  const { follow, scroll, speak, scrolls, snapshots } = page();
  follow.pause();
  scroll(2000);
  scroll(0);
  expect(snapshots.at(-1)).toEqual({ state: "following", away: null });
  speak(300);
  expect(scrolls).toEqual([]);
  speak(330);
  expect(scrolls).toEqual([330]);
});

test("who has not left the spoken line yet is not taken along", () => {
  const { follow, scroll, snapshots } = page();
  follow.pause();
  scroll(50);
  expect(snapshots).toEqual([{ state: "paused", away: null }]);
});

test("who selects words on the way back keeps them", () => {
  const { follow, scroll, window, snapshots } = page();
  follow.pause();
  scroll(2000);
  window.selected = true;
  scroll(0);
  expect(snapshots.at(-1)).toEqual({ state: "paused", away: null });
});

test("what is asked for comes back at once, and goes on", () => {
  const { follow, scroll, speak, scrolls } = page();
  follow.pause();
  scroll(2000);
  follow.resume();
  expect(scrolls).toEqual([-1700]);
  speak(380);
  expect(scrolls).toEqual([-1700, 380]);
});

test("a pause changes nothing while nothing plays", () => {
  const { follow, window, snapshots } = page();
  window.playing = false;
  follow.pause();
  expect(snapshots).toEqual([]);
});

test("switched off it stays off whatever is scrolled, until it is switched on", () => {
  const { follow, scroll, speak, scrolls, snapshots } = page({ following: false });
  speak(2000);
  scroll(2000);
  scroll(0);
  expect(scrolls).toEqual([]);
  expect(snapshots.every(({ state }) => state === "off")).toBe(true);
  follow.switch(true);
  expect(scrolls).toEqual([2000]);
  follow.switch(false);
  speak(3000);
  expect(scrolls).toEqual([2000]);
});
