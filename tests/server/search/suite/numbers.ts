import { describe, expect, test } from "vitest";
import type { Searcher } from "./searcher.ts";

export function describeNumbers({ opened, marks, titles }: Searcher): void {
  describe("numbers", () => {
    const only = "show:dialogues";
    const russian = "тысяча девятьсот восемьдесят четвёртом";

    test.each([
      ["a year in digits", "1984", ["nineteen eighty-four", "1984", russian, "1984"]],
      [
        "a year in words",
        "nineteen eighty-four",
        ["nineteen eighty-four", "1984", "1984", "Nineteen", "eighty-four"],
      ],
      ["a year in words of Russian", "тысяча девятьсот восемьдесят четвёртый", ["1984", "1984", russian]],
      ["digits", "20", ["twenty", "20", "двадцать", "двадцати"]],
      ["a word", "twenty", ["twenty", "20"]],
      ["a word of Russian", "двадцатью", ["20", "двадцать", "двадцати"]],
      ["which one, in digits", "5th", ["fifth", "5th", "5"]],
      ["which one, in a word", "fifth", ["fifth", "5th", "5"]],
      ["which one, in digits of Russian", "5-го", ["5", "Пятого"]],
      ["which one, in a word of Russian", "пятый", ["5", "Пятого"]],
      ["one of several", "zeppelin OR 1984 -году", ["nineteen eighty-four", "1984"]],
      ["quoted, as they are written only", '"1984"', ["1984", "1984"]],
      ["quoted, as they are said only", '"nineteen eighty four"', ["nineteen eighty-four"]],
      ["left out, in digits where it was a word", "many -twenty", []],
      ["left out, another number", "many -thirty", ["many"]],
      ["near other words, as they are written only", '"1984 in"~2', ["1984", "In"]],
    ])("%s: %s", async (_, query, expected) => {
      expect(await marks(`${only} ${query}`)).toEqual(expected.toSorted());
    });

    test("are marked in a transcript where they are said and where they are written", async () => {
      const found = await opened.backend.marks("dialogues/twenty-bells", "en", "1984");
      expect(found.map(({ text }) => text)).toEqual([0, 1]);
    });

    test("are found in titles, with words near one another beside them", async () => {
      expect(await titles("in:title 20")).toEqual(["Twenty bells"]);
      expect(await titles('in:title 20 "bell twenty"~0')).toEqual(["Twenty bells"]);
      expect(await titles("in:title 1984")).toEqual([]);
    });
  });
}
