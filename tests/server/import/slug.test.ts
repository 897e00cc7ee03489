import { describe, expect, test } from "vitest";
import { firstFree, nameSlug, tagSlug } from "#server/import/slug.ts";

describe("what an episode is called in addresses", () => {
  test.each<[string, string, string, string]>([
    ["its title in Latin letters", "Привет, мир", "g1", "privet-mir"],
    ["what of its title can be written so", "第5話 音", "g1", "5"],
    ["its guid, where nothing of the title can", "音の話", "EP-12", "ep-12"],
    [
      "its guid as a UUID",
      "안녕하세요",
      "917393e3-1b1e-5cef-ace4-edaa54e1f810",
      "917393e3-1b1e-5cef-ace4-edaa54e1f810",
    ],
    ["a print of a guid that is an address", "音の話", "https://example.jp/e?secret=1", "episode-4740b17f"],
    ["a print of a guid in the same script", "音の話", "第一話", "episode-e7471710"],
  ])("is %s", (_, title, guid, slug) => {
    expect(nameSlug("episode", title, guid)).toBe(slug);
  });

  test("is another for another guid", () => {
    expect(nameSlug("episode", "音", "https://a/1")).not.toBe(nameSlug("episode", "音", "https://a/2"));
  });

  test("is told apart by a number where another one is called so", () => {
    expect(firstFree("one", [{ slug: "one" }, { slug: "one-2" }])).toBe("one-3");
  });
});

test("a tag in any script has an address, one that says nothing has none", () => {
  expect(tagSlug("音楽")).toMatch(/^tag-[0-9a-f]{8}$/);
  expect(tagSlug("Ärger")).toBe("aerger");
  expect(tagSlug("!?")).toBe("");
});
