import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contrast, PAPERS, parseColour, readableAccent } from "#core/embed/accent.ts";
import { parseEmbedCommand } from "#core/embed/message.ts";
import { type OembedSubject, oembedAnswer, oembedLinks, oembedXml, parseLimit } from "#core/embed/oembed.ts";
import {
  embedHref,
  latestEmbedHref,
  MOST_LATEST,
  PLAIN_EMBED,
  parseEmbedOptions,
  parseLatest,
  USUAL_LATEST,
} from "#core/embed/options.ts";
import { FEED_NAMESPACES } from "#core/feed/read/namespace.ts";
import { html } from "#core/markup/html-writer.ts";
import { parseXml } from "#core/markup/xml-document.ts";
import { childText } from "#core/markup/xml-element.ts";
import { oembedFaults } from "./oembed-faults.ts";

const HOSTILE = `</script><script>alert("1")</script>"><img src=x onerror=alert(1)> & ' \u202e`;

describe("an accent", () => {
  const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);

  test("of any colour can be read on either paper", () => {
    fc.assert(
      fc.property(hex, fc.constantFrom("light", "dark"), (colour, paper) => {
        expect(contrast(readableAccent(colour, paper), PAPERS[paper])).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  test("that can be read stays as it is", () => {
    expect(readableAccent("#b9361a", "light")).toBe("#b9361a");
  });

  test("contrast is that of WCAG", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  });

  test.each([
    ["f00", "#ff0000"],
    ["#B9361A", "#b9361a"],
    ["red", null],
    ["#ff", null],
    ["url(//evil.example)", null],
    ["", null],
  ])("%s is %s", (text, colour) => {
    expect(parseColour(text)).toBe(colour);
  });
});

describe("the address of a player", () => {
  const reader = (query: string) => {
    const parameters = new URLSearchParams(query);
    return (name: string) => parameters.get(name) ?? "";
  };

  test("says what is wanted, and nothing that is usual", () => {
    expect(embedHref({ show: "sea", episode: "lamps" }, PLAIN_EMBED)).toBe("/embed/sea/lamps");
    expect(
      embedHref(
        { show: "sea", episode: "lamps" },
        {
          theme: "dark",
          accent: "#00aa77",
          transcript: false,
          moment: { start: 754.5, end: 760 },
        },
      ),
    ).toBe("/embed/sea/lamps?theme=dark&accent=00aa77&t=754.5,760&transcript=0");
    expect(latestEmbedHref("sea", 2)).toBe("/embed/sea?latest=2");
    expect(latestEmbedHref("sea", 2, { theme: "dark", accent: "#00aa77" })).toBe(
      "/embed/sea?latest=2&theme=dark&accent=00aa77",
    );
  });

  test("is read back as it was written", () => {
    const options = fc.record({
      theme: fc.constantFrom("auto", "light", "dark"),
      accent: fc.option(fc.constantFrom("#00aa77", "#ffffff")),
      moment: fc.option(fc.nat(5000).map((start) => ({ start, end: null }))),
      transcript: fc.boolean(),
    });
    fc.assert(
      fc.property(options, (given) => {
        const [, query = ""] = embedHref({ show: "sea", episode: "lamps" }, given).split("?");
        expect(parseEmbedOptions(reader(query))).toEqual(given);
      }),
    );
  });

  test("of which nothing can be read is the usual one", () => {
    expect(parseEmbedOptions(reader("theme=pink&accent=red&t=soon&transcript=maybe"))).toEqual(PLAIN_EMBED);
  });

  test.each([
    ["2", 2],
    ["0", 1],
    ["999", MOST_LATEST],
    ["two", USUAL_LATEST],
    ["", USUAL_LATEST],
    ["-1", USUAL_LATEST],
  ])("latest=%s lists %d", (text, count) => {
    expect(parseLatest(text)).toBe(count);
  });
});

describe("what a page may ask of a player in it", () => {
  test.each([
    [
      { playhead: 1, type: "play" },
      { type: "play", time: null },
    ],
    [
      { playhead: 1, type: "play", time: 60 },
      { type: "play", time: 60 },
    ],
    [
      { playhead: 1, type: "pause" },
      { type: "pause", time: null },
    ],
    [
      { playhead: 1, type: "seek", time: 754.5 },
      { type: "seek", time: 754.5 },
    ],
    [{ playhead: 1, type: "seek" }, null],
    [{ playhead: 1, type: "seek", time: Number.NaN }, null],
    [{ playhead: 1, type: "seek", time: "60" }, null],
    [{ playhead: 1, type: "seek", time: -1 }, null],
    [{ playhead: 2, type: "play" }, null],
    [{ type: "play" }, null],
    ["play", null],
    [null, null],
  ])("%o is %o", (message, command) => {
    expect(parseEmbedCommand(message)).toEqual(command);
  });

  test("anything else is not understood, and never throws", () => {
    fc.assert(fc.property(fc.anything(), (message) => parseEmbedCommand(message) === null));
  });
});

describe("a template of HTML", () => {
  test("keeps text text, between tags and between quotes", () => {
    const written = html`<p title="${HOSTILE}">${HOSTILE}</p>${[html`<b>1</b>`, html`<b>2</b>`]}${null}${3}`
      .html;
    expect(written).toMatch(/^<p title="[^"<>]*">[^"<>']*<\/p><b>1<\/b><b>2<\/b>3$/);
  });
});

describe("oEmbed", () => {
  const subject: OembedSubject = {
    title: "Lamps",
    author: { name: "Sea", url: "https://pod.example/shows/sea" },
    provider: { name: "Playhead", url: "https://pod.example" },
    playerUrl: "https://pod.example/embed/sea/lamps?theme=dark&t=60",
    height: 520,
    cardUrl: "https://pod.example/card/sea/lamps?v=abcde",
  };
  const sizes = fc.option(fc.integer({ min: 1, max: 2000 }));

  test("is valid within any limits, whatever the titles", () => {
    fc.assert(
      fc.property(
        sizes,
        sizes,
        fc.constantFrom("Lamps", HOSTILE, "x".repeat(100_000)),
        (maxWidth, maxHeight, title) => {
          const answer = oembedAnswer(
            { ...subject, title, author: { ...subject.author, name: title } },
            { maxWidth, maxHeight },
          );
          expect(oembedFaults(JSON.parse(JSON.stringify(answer)), maxWidth, maxHeight)).toEqual([]);
        },
      ),
    );
  });

  test("has the card for a thumbnail where that fits", () => {
    expect(oembedAnswer(subject, { maxWidth: null, maxHeight: null })).toMatchObject({
      width: 640,
      height: 520,
      thumbnail_url: subject.cardUrl,
      thumbnail_width: 1200,
    });
    expect(oembedAnswer(subject, { maxWidth: 800, maxHeight: null })).not.toHaveProperty("thumbnail_url");
    expect(
      oembedAnswer({ ...subject, cardUrl: null }, { maxWidth: null, maxHeight: null }),
    ).not.toHaveProperty("thumbnail_url");
  });

  test("as XML says the same", () => {
    const answer = oembedAnswer({ ...subject, title: HOSTILE }, { maxWidth: 400, maxHeight: 300 });
    const { root, problems } = parseXml(oembedXml(answer), FEED_NAMESPACES);
    expect(problems).toEqual([]);
    expect(root?.name).toBe("oembed");
    const read = Object.keys(answer).map((name) => [name, root && childText(root, name)]);
    expect(Object.fromEntries(read)).toEqual(
      Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, String(value).trim()])),
    );
  });

  test("is discovered by links whose addresses hold the page's", () => {
    const page = "https://pod.example/shows/sea/lamps?t=60,70&quote=4.Ab";
    const links = oembedLinks(page, "https://pod.example");
    expect(Object.keys(links)).toEqual(["application/json+oembed", "text/xml+oembed"]);
    for (const link of Object.values(links)) expect(new URL(link).searchParams.get("url")).toBe(page);
  });

  test.each([
    ["400", 400],
    ["0", null],
    ["4e2", null],
    ["", null],
  ])("a limit of %s is %s", (text, limit) => {
    expect(parseLimit(text)).toBe(limit);
  });

  const sound = oembedAnswer(subject, { maxWidth: null, maxHeight: null });
  test.each([
    ["another type", { ...sound, type: "html" }],
    ["a width in words", { ...sound, width: "wide" }],
    ["a script beside the frame", { ...sound, html: `${sound.html}<script></script>` }],
    [
      "a handler in the frame",
      { ...sound, html: '<iframe src="https://a.example" title="t" onload="x"></iframe>' },
    ],
    ["half a thumbnail", { ...sound, thumbnail_height: undefined }],
    ["a relative address", { ...sound, provider_url: "/" }],
  ])("the validator of these tests sees %s", (_, broken) => {
    expect(oembedFaults(JSON.parse(JSON.stringify(broken)), null, null)).not.toEqual([]);
  });

  test("the validator of these tests sees what is too large", () => {
    expect(oembedFaults(sound, 300, null)).not.toEqual([]);
  });
});
