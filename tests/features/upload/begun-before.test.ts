import { describe, expect, test } from "vitest";
import type { ListedUpload } from "#core/upload/listed-upload.ts";
import { findBegun } from "#features/upload/begun-before.ts";
import type { Transfer } from "#features/upload/transfer.ts";

const file = (name: string, size: number) => new File([new Uint8Array(size)], name);
const talk = file("talk.mp3", 9);
const target = { show: "tides", episode: null };

function listed(key: string, more: Partial<ListedUpload> = {}): ListedUpload {
  const files = [{ id: `file of ${key}`, name: "talk.mp3", size: 9, received: false }];
  const nothing = { page: null, change: null, title: null, sentences: [] };
  return { key, state: "receiving", show: "tides", showTitle: "Tides", files, ...nothing, ...more };
}

const sending = (key: string): Transfer => ({
  kept: { ...target, id: "1", key, title: "talk", name: "talk.mp3", file: talk, url: null, order: 1 },
  sent: 0,
  marks: [],
  state: { kind: "sending" },
});

describe("what was begun of files that are chosen", () => {
  test("goes on, for the show that is chosen before any other, and for another rather than anew", () => {
    const [here, there] = [listed("here"), listed("there", { show: "lamps" })];
    expect(findBegun([talk], target, [there, here], [])).toBe(here);
    expect(findBegun([talk], target, [there], [])).toBe(there);
  });

  test.each([
    ["another name", [listed("other")], file("walk.mp3", 9), []],
    ["another size", [listed("other")], file("talk.mp3", 8), []],
    ["what this page sends already", [listed("ours")], talk, [sending("ours")]],
    ["what is being measured", [listed("done", { state: "measuring" })], talk, []],
    [
      "what is there whole",
      [listed("whole", { files: [{ id: "f", name: "talk.mp3", size: 9, received: true }] })],
      talk,
      [],
    ],
  ])("is not %s", (_, all, chosen, transfers) => {
    expect(findBegun([chosen], target, all, transfers)).toBeNull();
  });

  test("is nothing for an episode that is there", () => {
    expect(findBegun([talk], { show: "tides", episode: "neap" }, [listed("here")], [])).toBeNull();
  });
});
