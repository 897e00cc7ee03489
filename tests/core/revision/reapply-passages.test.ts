import { describe, expect, test } from "vitest";
import type { Wish } from "#core/revision/wish.ts";
import { type Passages, reread, spoken } from "./rereading.ts";

describe("passages that are read again", () => {
  const first = spoken(["a b c d", "e f g h", "i j k l"]);
  const ids = (texts: readonly string[]) => reread(first, [], spoken(texts)).source.map(({ id }) => id);

  test("are known by most of their words, each once", () => {
    expect(ids(["a b c d", "e f g h", "i j k l"])).toEqual([1, 2, 3]);
    expect(ids(["new one", "a b c", "x e f h", "i j", "k l"])).toEqual([1000, 1, 2, 3, 1001]);
    expect(ids(["a b c d e f", "g h i j k l"])).toEqual([1, 3]);
    expect(ids(["e f g h", "i j k l"])).toEqual([2, 3]);
  });

  test("that are long are known too, though much of them is other words", () => {
    const long = (letter: string) =>
      Array.from({ length: 300 }, (_, at) =>
        Array.from({ length: 40 }, (_, word) =>
          word % 5 === 2 ? `${letter}${at % 7}` : `w${at}-${word % 11}`,
        ).join(" "),
      );
    const again = reread(spoken(long("a")), [], spoken(["quite new", ...long("b")]));
    expect(again.source.map(({ id }) => id)).toEqual([
      1000,
      ...Array.from({ length: 300 }, (_, at) => at + 1),
    ]);
  });
});

describe("who speaks", () => {
  const first = spoken(["a b c d", "e f g h", "i j k l"]);
  const speakers = (wishes: readonly Wish[], after: Passages) => {
    const { current, fits } = reread(first, wishes, after);
    return { speakers: current.map(({ speaker }) => speaker), fits };
  };

  test("is said again of the same words, and of a name wherever it stands", () => {
    const one: Wish = { kind: "speaker", passage: 2, before: "Ada", speaker: "Bob" };
    expect(speakers([one], spoken(["new", "a b c d", "e f g", "h i j k l"]))).toEqual({
      speakers: ["Ada", "Ada", "Bob", "Ada"],
      fits: [true],
    });
    const rename: Wish = { kind: "rename", before: "Ada", speaker: "Bob" };
    expect(speakers([rename], spoken(["new", "a b c d"]))).toEqual({
      speakers: ["Bob", "Bob"],
      fits: [true],
    });
  });

  test("is not said of words of others, nor where a feed names somebody else", () => {
    const one: Wish = { kind: "speaker", passage: 2, before: "Ada", speaker: "Bob" };
    expect(speakers([one], spoken(["a b c d", "e f g h i", "j k l"])).fits).toEqual([false]);
    const named = (speaker: string) => first.map((passage) => ({ ...passage, speaker }));
    expect(speakers([one], named("Cy"))).toEqual({ speakers: ["Cy", "Cy", "Cy"], fits: [false] });
    expect(speakers([one], named("Bob"))).toEqual({ speakers: ["Bob", "Bob", "Bob"], fits: [true] });
  });
});

describe("where passages begin", () => {
  const text = "a b c d e f g h";

  test("is found again between the same words, and nothing is done where it is so already", () => {
    const split: Wish = { kind: "split", passage: 1, before: text, at: 8, speaker: "Ada" };
    expect(reread(spoken([text]), [split], spoken([`x ${text} y`]))).toMatchObject({
      fits: [true],
      texts: ["x a b c d", "e f g h y"],
    });
    expect(reread(spoken([text]), [split], spoken(["a b c d", "e f g h"]))).toMatchObject({
      fits: [true],
      texts: ["a b c d", "e f g h"],
    });
    expect(reread(spoken([text]), [split], spoken(["a b c d x e f g h"]))).toMatchObject({ fits: [false] });
    const merge: Wish = { kind: "merge", passage: 2, before: "e f g h" };
    const two = spoken(["a b c d", "e f g h"]);
    expect(reread(two, [merge], spoken(["x", "a b c d", "e f g h y"]))).toMatchObject({
      fits: [true],
      texts: ["x", `${text} y`],
    });
    expect(reread(two, [merge], spoken([text]))).toMatchObject({ fits: [true], texts: [text] });
    expect(reread(two, [merge], spoken(["a b c d", "x", "e f g h"]))).toMatchObject({ fits: [false] });
  });
});
