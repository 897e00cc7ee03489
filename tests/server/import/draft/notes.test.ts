import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LONGEST_NOTES, sanitiseNotes } from "#server/import/draft/notes.ts";

const REL = 'rel="noopener nofollow ugc"';

describe("show notes", () => {
  test.each([
    ["<script>alert(1)</script>a", "a"],
    ["<style>p{color:red}</style>a", "a"],
    ["<svg><script>alert(1)</script></svg>a", "a"],
    ["<iframe src=//evil.example>x</iframe>a", "a"],
    ['<img src="https://tracker.example/p.gif">a', "a"],
    ['<p onclick="alert(1)" style="position:fixed" class="x" id="y">a</p>', "<p>a</p>"],
    ["<form><input name=q><button>a</button></form>", "a"],
    ["<math><mi xlink:href=javascript:alert(1)>x</mi></math>a", "a"],
    ["<!-- c -->a<![CDATA[b]]>", "a"],
    ["<textarea></textarea><script>a</textarea>", ""],
    ["&lt;script&gt;", "&lt;script&gt;"],
    ["<p>a", "<p>a</p>"],
    ["a</p></div>", "a"],
    ["<scr<script>ipt>alert(1)</script>", "ipt&gt;alert(1)"],
  ])("lose what could act on the page: %s", (html, safe) => {
    expect(sanitiseNotes(html, null)).toBe(safe);
  });

  test.each([
    ["javascript:alert(1)"],
    ["JaVaScRiPt:alert(1)"],
    ["java\nscript:alert(1)"],
    ["&#106;avascript:alert(1)"],
    ["\u0001javascript:alert(1)"],
    ["data:text/html,x"],
    ["vbscript:x"],
    ["file:///etc/passwd"],
    ["//evil.example/"],
    ["/\\evil.example/"],
    ["/\t/evil.example/"],
    ["\\\\evil.example"],
    ["relative.html"],
    ["#here"],
    ["?q=1"],
    [""],
    ["https://"],
  ])("lose a link that leads nowhere good, and keep its text: %j", (href) => {
    expect(sanitiseNotes(`<a href="${href}">text</a>`, null)).toBe("text");
  });

  test.each([
    ["https://example.org/a?b=1&amp;c=2", "https://example.org/a?b=1&amp;c=2"],
    ["HTTP://Example.org", "http://example.org/"],
    [" https://example.org/ ", "https://example.org/"],
    ["mailto:mara@example.org", "mailto:mara@example.org"],
  ])("keep a link to the web or to mail: %s", (href, kept) => {
    const html = `<a href="${href}" target="_top" rel="opener" onclick="x()" ping="/p">text</a>`;
    expect(sanitiseNotes(html, null)).toBe(`<a href="${kept}" ${REL}>text</a>`);
  });

  test.each([
    [
      "<p>a<br>b</p><ul><li>c</li></ul><ol><li>d</li></ol><hr>",
      "<p>a<br />b</p><ul><li>c</li></ul><ol><li>d</li></ol><hr />",
    ],
    ["<strong>a</strong><b>b</b><em>c</em><i>d</i>", "<strong>a</strong><b>b</b><em>c</em><i>d</i>"],
    [
      "<blockquote><code>a</code></blockquote><pre>b</pre>",
      "<blockquote><code>a</code></blockquote><pre>b</pre>",
    ],
    [
      "<h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4><h5>e</h5>",
      "<h2>a</h2><h2>b</h2><h3>c</h3><h4>d</h4><h4>e</h4>",
    ],
    ["<div>a</div><div>b</div>", "<p>a</p><p>b</p>"],
    ["<div><div><p>a</p></div><ul><li>b</li></ul></div>", "<p>a</p><ul><li>b</li></ul>"],
    ["<p>&nbsp;</p><p>a</p><p><br></p>", "<p>a</p>"],
    ["<span>a</span> <u>b</u>", "a b"],
    ["café &amp; звук &nbsp;", "café &amp; звук"],
  ])("keep what is for reading: %s", (html, kept) => {
    expect(sanitiseNotes(html, null)).toBe(kept);
  });

  test.each([
    ["/diskettes", "https://tea.example/diskettes"],
    ["notes/7", "https://tea.example/show/notes/7"],
    ["//cdn.example.org/x", "https://cdn.example.org/x"],
    ["www.example.org", "https://www.example.org/"],
    ["?q=1", "https://tea.example/show/one?q=1"],
    ["/\t/evil.example/", "https://evil.example/"],
  ])("follow the feed's site with a relative link: %j", (href, target) => {
    const link = `<a href="${target}" ${REL}>text</a>`;
    expect(sanitiseNotes(`<a href="${href}">text</a>`, "https://tea.example/show/one")).toBe(link);
  });

  test.each(["#here", "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"])(
    "lose a link that leads nowhere good whatever they are relative to: %j",
    (href) => {
      expect(sanitiseNotes(`<a href="${href}">text</a>`, "https://tea.example/")).toBe("text");
    },
  );

  test("hold no empty headings, lists and quotes", () => {
    const html =
      "<h2> </h2><h3><img src=x></h3><ul><li></li><li>&#8203;</li></ul><blockquote><p></p></blockquote><p>a</p>";
    expect(sanitiseNotes(html, null)).toBe("<p>a</p>");
  });

  test("have addresses in their text as links", () => {
    expect(sanitiseNotes("See https://example.org/a?b=1&c=2.", null)).toBe(
      `See <a href="https://example.org/a?b=1&amp;c=2" ${REL}>https://example.org/a?b=1&amp;c=2</a>.`,
    );
  });

  test("are read up to a limit, which may fall anywhere", () => {
    expect(sanitiseNotes(`<p>${"a".repeat(LONGEST_NOTES)}`, null)).toBe(
      `<p>${"a".repeat(LONGEST_NOTES - 3)}</p>`,
    );
    const inTag = `${"a".repeat(LONGEST_NOTES - 10)}<a href="https://example.org/">b</a>`;
    expect(sanitiseNotes(inTag, null)).toBe("a".repeat(LONGEST_NOTES - 10));
    const inPair = `${"a".repeat(LONGEST_NOTES - 1)}😀`;
    expect(sanitiseNotes(inPair, null)).toBe("a".repeat(LONGEST_NOTES - 1));
  });

  test("nested a hundred thousand times are still read, and quickly", () => {
    const depth = LONGEST_NOTES / 10;
    expect(sanitiseNotes(`${"<p><b><i>".repeat(depth)}a`, null)).not.toContain("<script");
    expect(
      sanitiseNotes(`${"<blockquote>".repeat(100)}a`, null).match(/<blockquote>/g)?.length,
    ).toBeLessThanOrEqual(20);
  });

  test("sanitised twice are the same as once", () => {
    const piece = fc.constantFrom(
      "<p>",
      "</p>",
      "<a href='https://a.b/'>",
      "</a>",
      "<div>",
      "<h1>",
      "&lt;",
      "&",
      "<",
      '"',
      "x ",
      "<img>",
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const once = sanitiseNotes(pieces.join(""), null);
        expect(sanitiseNotes(once, null)).toBe(once);
      }),
    );
  });
});
