import { describe, expect, test } from "vitest";
import { parseSubscriptions } from "#core/feed/read/subscriptions.ts";

const opml = (...outlines: readonly string[]) =>
  `<?xml version="1.0"?><opml version="1.1"><head><title>Mine</title></head><body>${outlines.join("")}</body></opml>`;
const feed = (name: string, address: string) => `<outline type="rss" text="${name}" xmlUrl="${address}"/>`;

describe("a list of subscriptions", () => {
  test("is read through its folders, in its order, each address once", () => {
    const folder = `<outline text="Sea">${feed("Waves", "https://a.example/w.xml")}${feed("Sand", "feed://b.example/s")}</outline>`;
    const text = opml(
      folder,
      feed("Waves again", "https://a.example/w.xml"),
      feed("Last", " HTTP://C.example "),
    );
    expect(parseSubscriptions(text)).toEqual({
      feeds: [
        { address: "https://a.example/w.xml", title: "Waves" },
        { address: "https://b.example/s", title: "Sand" },
        { address: "http://c.example/", title: "Last" },
      ],
      others: [],
      left: 0,
      cutOff: false,
    });
  });

  test("tells of what is no feed on the web, and passes over empty folders without a name", () => {
    const text = opml(
      '<outline text="A page" type="link" url="https://a.example"/>',
      feed("A file", "file:///etc/passwd"),
      feed("", "javascript:alert(1)"),
      "<outline/>",
      feed("Long", `https://a.example/${"a".repeat(3000)}`),
    );
    const { feeds, others } = parseSubscriptions(text);
    expect(feeds).toEqual([]);
    expect(others).toEqual(["A page", "A file", "javascript:alert(1)", "Long"]);
  });

  test("may be lines of addresses", () => {
    const { feeds, others } = parseSubscriptions("https://a.example/f\r\n\n  b.example/feed.xml \nnot one\n");
    expect(feeds.map(({ address }) => address)).toEqual([
      "https://a.example/f",
      "https://b.example/feed.xml",
    ]);
    expect(others).toEqual(["not one"]);
  });

  test("that ends in the middle gives what it has", () => {
    const text = opml(feed("One", "https://a.example/1"), feed("Two", "https://a.example/2"));
    const { feeds, cutOff } = parseSubscriptions(text.slice(0, text.indexOf("a.example/2")));
    expect(feeds.map(({ title }) => title)).toEqual(["One"]);
    expect(cutOff).toBe(true);
  });

  test("of more than a thousand says how many were left out", () => {
    const many = Array.from({ length: 1003 }, (_, index) => feed(`${index}`, `https://a.example/${index}`));
    const { feeds, left } = parseSubscriptions(opml(...many));
    expect([feeds.length, left]).toEqual([1000, 3]);
  });

  test("that is another kind of file names nothing", () => {
    for (const text of ["<rss><channel/></rss>", "<!doctype html><html></html>", "<", ""])
      expect(parseSubscriptions(text).feeds).toEqual([]);
  });
});
