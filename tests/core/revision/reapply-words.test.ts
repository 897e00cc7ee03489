import { describe, expect, test } from "vitest";
import type { Wish } from "#core/revision/wish.ts";
import { reread, spoken, untimed } from "./rereading.ts";

const SEA = "we hear teh sea from here";
const fix: Wish = { kind: "text", passage: 1, before: SEA, text: "we hear the sea from here" };

describe("a correction whose words", () => {
  test("have moved to another passage is put on them there", () => {
    const after = spoken(["An intro that is new.", `And so ${SEA} again`], 30);
    const again = reread(spoken([SEA]), [fix], after);
    expect(again.texts).toEqual(["An intro that is new.", "And so we hear the sea from here again"]);
    expect(again.current[1]).toMatchObject({ id: 1, wordTimes: after[1]?.wordTimes });
  });

  test("stand in two places now does not fit, but where their times tell which is meant", () => {
    const twice = [SEA, "and then", SEA];
    expect(reread(untimed([SEA]), [fix], untimed(twice))).toMatchObject({ fits: [false], texts: twice });
    expect(reread(spoken([SEA]), [fix], spoken(twice))).toMatchObject({
      fits: [true],
      texts: ["we hear the sea from here", "and then", SEA],
    });
    expect(reread(spoken([SEA]), [fix], spoken(twice, -7)).fits).toEqual([false]);
  });

  test("stood in two places and stand in one does not fit, but where their times tell which is left", () => {
    const first = [SEA, "and then", SEA];
    expect(reread(untimed(first), [fix], untimed(["and then", SEA]))).toMatchObject({
      fits: [false],
      texts: ["and then", SEA],
    });
    expect(reread(untimed(first), [fix], untimed([SEA]))).toMatchObject({ fits: [false], texts: [SEA] });
    expect(reread(spoken(first), [fix], spoken([SEA]))).toMatchObject({
      fits: [true],
      texts: ["we hear the sea from here"],
    });
    expect(reread(spoken(first), [fix], spoken([SEA], 8))).toMatchObject({ fits: [false], texts: [SEA] });
  });

  test("stand among others now does not fit", () => {
    const other = "nobody could say that teh weather was good";
    expect(reread(spoken([SEA]), [fix], spoken([other]))).toMatchObject({ fits: [false], texts: [other] });
  });

  test("were put in between two that no longer stand together does not fit", () => {
    const text = "a b c d e f g h";
    const put: Wish = { kind: "text", passage: 1, before: text, text: "a b c d new e f g h" };
    expect(reread(spoken([text]), [put], spoken(["a b c d x e f g h"])).fits).toEqual([false]);
    expect(reread(spoken([text]), [put], spoken([`x ${text}`])).texts).toEqual(["x a b c d new e f g h"]);
  });

  test("are written otherwise now does not fit, and the next one does", () => {
    const next: Wish = { kind: "text", passage: 2, before: "a b c d", text: "a B c d" };
    const after = ["we hear tea sea from here", "a b c d"];
    const again = reread(spoken([SEA, "a b c d"]), [fix, next], spoken(after));
    expect(again).toMatchObject({ fits: [false, true], texts: [after[0], "a B c d"] });
    expect(again.revisions[0]?.corrections).toMatchObject([{ kind: "words", at: 8, removed: "teh" }]);
  });
});

describe("a revision of several corrections", () => {
  test("fits as a whole or not at all", () => {
    const both: Wish = { kind: "text", passage: 1, before: SEA, text: "We hear the sea from here" };
    const after = "we listen to teh sea from here";
    expect(reread(spoken([SEA]), [both], spoken(["we heard teh sea from here"])).fits).toEqual([true]);
    expect(reread(spoken([SEA]), [both], spoken([`so ${after.slice(3)}`]))).toMatchObject({
      fits: [false],
      texts: [`so ${after.slice(3)}`],
    });
  });

  test("that stands on one that does not fit does not either", () => {
    const then: Wish = {
      kind: "text",
      passage: 1,
      before: "we hear the sea from here",
      text: "we hear the ocean from here",
    };
    const again = reread(
      spoken([SEA]),
      [fix, { ...then, text: "we hear THE sea from here" }],
      spoken(["we hear a sea from here"]),
    );
    expect(again).toMatchObject({ fits: [false, false], texts: ["we hear a sea from here"] });
  });
});
