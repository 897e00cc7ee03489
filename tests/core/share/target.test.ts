import { describe, expect, test } from "vitest";
import { citeQuote } from "#core/share/citation.ts";
import { parseMastodonServer } from "#core/share/mastodon.ts";
import { mastodonUrl, SHARE_TARGETS, type Shared, shareUrl } from "#core/share/target.ts";
import { fitText, weighText } from "#core/text/fitted-text.ts";

const URL_OF_QUOTE = "https://play.example/shows/sound/files?t=754.2,792&quote=2.AbCd~Ef'(!)*";
const TITLE = `How "Sound" & Noise's Become <b>a</b> File!`;

const TEXTS: Readonly<Record<string, string>> = {
  plain: "Sound is pressure.",
  Cyrillic: "Звук — это давление, и ничего больше.",
  quotes: `He said "no" & 'never' (twice!) * <script>alert(1)</script> 100% #tag?a=b`,
  emoji: "Family 👨‍👩‍👧‍👦 and flag 🇺🇦 and skin 👍🏽",
  "right to left": "הצליל הוא לחץ \u202Eevil\u202C",
  "2,000 letters": "word ".repeat(400).trim(),
  "2,000 Cyrillic letters": "слово ".repeat(334).trim(),
  "2,000 emoji": "👨‍👩‍👧‍👦".repeat(2000),
  "2,000 CJK": "音".repeat(2000),
  "100 kB": "x".repeat(100_000),
  "marks without end": `a${"\u0301".repeat(100_000)}`,
  "half a pair": "a \uD83D b \uDC00",
  lines: "one\r\ntwo\nthree\0",
};

function shared(text: string): Shared {
  return { url: URL_OF_QUOTE, title: TITLE, quote: { text, speaker: "Ann O'Neil", language: "en" } };
}

const addresses = (of: Shared) => [
  ...SHARE_TARGETS.map((target) => [target, shareUrl(target, of)] as const),
  ["mastodon", mastodonUrl("mastodon.social", of)] as const,
];
const parameter = (address: string, name: string) => new URL(address).searchParams.get(name) ?? "";

describe.each(Object.entries(TEXTS))("what is sent of %s", (_, text) => {
  test.each(addresses(shared(text)))("%s: is percent-encoded, and its link is whole", (_target, address) => {
    expect(address).toMatch(/^[\w:/.-]+\?(?:[a-z]+=(?:[\w.~-]|%[\dA-F]{2})*&?)+$/);
    const values = [...new URL(address).searchParams.values()];
    expect(values.some((value) => value.endsWith(URL_OF_QUOTE))).toBe(true);
    expect(values.join("")).not.toMatch(/[\u202A-\u202E\u2066-\u2069\uFFFE]/);
    expect(address.length).toBeLessThan(8000);
  });

  test("each keeps its limit", () => {
    const of = shared(text);
    const x = parameter(shareUrl("x", of), "text");
    expect([...x].length + 24).toBeLessThanOrEqual(280);
    const bluesky = parameter(shareUrl("bluesky", of), "text");
    expect(weighText(bluesky, () => 1)).toBeLessThanOrEqual(300);
    const reddit = parameter(shareUrl("reddit", of), "title");
    expect([...reddit].length).toBeLessThanOrEqual(300);
    expect(reddit).not.toContain("\n");
    const mail = shareUrl("mail", of);
    expect(mail.length).toBeLessThanOrEqual(2000);
    expect(parameter(mail, "subject")).toBe(TITLE);
    expect(parameter(mail, "body").replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });
});

test("a short quote comes whole, in its marks, with its speaker and title", () => {
  const russian = { ...shared("Звук"), quote: { text: "Звук", speaker: null, language: "ru-RU" } };
  expect(parameter(shareUrl("telegram", russian), "text")).toBe(`«Звук»\n— ${TITLE}`);
  expect(parameter(shareUrl("telegram", shared("Sound")), "text")).toBe(`“Sound”\n— Ann O'Neil, ${TITLE}`);
  expect(shareUrl("mail", shared("Sound"))).toContain("%0D%0A%0D%0Ahttps%3A%2F%2F");
  expect(shareUrl("facebook", shared("Sound"))).toBe(
    "https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fplay.example%2Fshows%2Fsound%2Ffiles%3Ft%3D754.2%2C792%26quote%3D2.AbCd~Ef%27%28%21%29%2A",
  );
});

test("without words the title is sent, and a title without end is cut", () => {
  const episode = { url: URL_OF_QUOTE, title: TITLE, quote: null };
  expect(parameter(shareUrl("x", episode), "text")).toBe(TITLE);
  const hostile = { ...episode, title: "T".repeat(100_000) };
  expect(parameter(shareUrl("mail", hostile), "subject")).toMatch(/^T{79}…$/);
});

test("a long quote fills what X leaves, whose count of a Cyrillic letter is one and of a Chinese two", () => {
  const count = (text: string) => [...parameter(shareUrl("x", shared(text)), "text")].length;
  expect(count(TEXTS["2,000 Cyrillic letters"] ?? "")).toBeGreaterThan(245);
  expect(count(TEXTS["2,000 CJK"] ?? "")).toBeLessThan(170);
});

test("a cut falls between characters as people see them", () => {
  const limits = [{ most: 3, weigh: () => 1 }];
  expect(fitText("a👨‍👩‍👧‍👦b", limits)).toBe("a👨‍👩‍👧‍👦b");
  expect(fitText("a👨‍👩‍👧‍👦bc", limits)).toBe("a👨‍👩‍👧‍👦…");
  expect(fitText("to be", limits)).toBe("to…");
  expect(fitText("abc", [{ most: 0, weigh: () => 1 }])).toBe("");
  expect(fitText("", [{ most: -1, weigh: () => 1 }])).toBe("");
});

test.each([
  ["mastodon.social", "mastodon.social"],
  [" https://Mastodon.Social/@me ", "mastodon.social"],
  ["@me@example.org", "example.org"],
  ["пример.рф", "пример.рф"],
  ["localhost.test:3000", "localhost.test:3000"],
  ["", null],
  ["mastodon", null],
  ["a b.c", null],
  ["javascript:alert(1)", null],
  ["evil.example\\@x.org", "x.org"],
  ["-a.org", null],
])("the Mastodon server of %j is %j", (text, server) => {
  expect(parseMastodonServer(text)).toBe(server);
});

describe("a citation", () => {
  const quote = {
    text: `<img src=x onerror=alert(1)> "*a* [b](c)"`,
    speaker: "</blockquote><script>",
    moment: { start: 1, end: 2 },
    language: `en"><b>`,
  };

  test("is plain text with its link on a line of its own", () => {
    const { plain } = citeQuote(
      { ...quote, text: "Sound\u202E is\npressure.", speaker: "Ann" },
      { title: "Files" },
      "https://e.x/?t=1",
    );
    expect(plain).toBe("“Sound is pressure.”\n— Ann, Files\nhttps://e.x/?t=1");
  });

  test("is harmless as HTML and Markdown", () => {
    const { html, markdown } = citeQuote(quote, { title: "A & <i>" }, `https://e.x/?a=1&b="`);
    expect(html).not.toMatch(/<(?!\/?(?:blockquote|p|a|cite)\b)/);
    expect(html).toContain('<blockquote cite="https://e.x/?a=1&amp;b=&quot;" lang="en&quot;&gt;&lt;b&gt;">');
    expect(html).toContain("<cite>A &amp; &lt;i&gt;</cite>");
    expect(markdown).toMatch(/^> \\<img .*\\\*a\\\*.*\n>\n> — \[.*\]\(https:.*\)\n$/);
  });
});
