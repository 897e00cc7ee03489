import { describe, expect, test } from "vitest";
import type { ListedShow } from "#core/episode/episode.ts";
import { writeOpml } from "#core/feed/write/opml.ts";
import { parseXml } from "#core/markup/xml-document.ts";
import { childText, findChild, listChildren } from "#core/markup/xml-element.ts";
import { isRfc822 } from "./rss-faults.ts";

const HOME = "https://pod.example.org";

function show(title: string, href = "/shows/sea"): ListedShow {
  return {
    slug: "sea",
    href,
    title,
    author: null,
    language: "ru",
    imageUrl: null,
    blocked: false,
    episodeCount: 2,
  };
}

/** The outlines' attributes, of a document that keeps to OPML 2.0. */
function outlinesOf(shows: readonly ListedShow[]) {
  const xml = writeOpml({
    title: "Playhead",
    created: Date.UTC(2026, 0, 4, 5, 6, 7),
    shows,
    publicUrl: HOME,
  });
  const { root, problems } = parseXml(xml, new Map([["", ""]]));
  expect(problems).toEqual([]);
  expect([root?.name, root?.attributes.version, root?.children.map(({ name }) => name)]).toEqual([
    "opml",
    "2.0",
    ["head", "body"],
  ]);
  const head = root && findChild(root, "head");
  expect(isRfc822((head && childText(head, "dateCreated")) ?? "")).toBe(true);
  const body = root && findChild(root, "body");
  return (body ? listChildren(body, "outline") : []).map(({ attributes }) => attributes);
}

describe("shows as a list of subscriptions", () => {
  test("may be none", () => {
    expect(outlinesOf([])).toEqual([]);
  });

  test("each is an outline with the addresses of its feed and of its page", () => {
    expect(outlinesOf([show("Море")])).toEqual([
      {
        type: "rss",
        text: "Море",
        title: "Море",
        language: "ru",
        xmlUrl: `${HOME}/shows/sea/feed.xml`,
        htmlUrl: `${HOME}/shows/sea`,
      },
    ]);
  });

  test("a hostile title is a title", () => {
    const titles = ['"><script>alert(1)</script>', "a & b\n< c", "\u202Etxt.exe"];
    expect(outlinesOf(titles.map((title) => show(title))).map(({ text }) => text)).toEqual(titles);
  });
});
