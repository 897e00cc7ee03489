import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeEntities, htmlText } from "#core/text/html-text.ts";

test.each([
  ["", ""],
  [" plain \n text ", "plain text"],
  ["1 < 2 & 3", "1 < 2 & 3"],
  ["<p>One</p><p>two</p>", "One two"],
  ["<ul><li>a</li><li>b</li></ul>c<br>d", "a b c d"],
  ["un<b>believ</b>able", "unbelievable"],
  ["Q&amp;A &lt;live&gt;&nbsp;caf&eacute;", "Q&A <live> café"],
  ["a<script>alert('x')</script><style>p{}</style>b", "a b"],
  ["a<svg><text>x</text></svg>b", "a b"],
  ["<p>not <a href='x'>closed", "not closed"],
])("%o reads %o", (html, text) => {
  expect(htmlText(html)).toBe(text);
});

test.each([
  ["&amp;lt;", "&lt;"],
  ["&#1071;&#x42F;&yacute;&hellip;", "ЯЯý…"],
  ["AT&T &amp &unknown; & ?a=1&copy=2", "AT&T & &unknown; & ?a=1&copy=2"],
])("%o resolves to %o", (source, text) => {
  expect(decodeEntities(source)).toBe(text);
});

test("any HTML becomes one folded line", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (html) => {
      expect(htmlText(html)).toBe(htmlText(html).replace(/\s+/g, " ").trim());
    }),
  );
});

test.each(["<p>", "<a>", "<", "&", "<script>"])(
  "a great many %s are read in time that grows with their number",
  (piece) => {
    expect(htmlText(piece.repeat(300_000)).length).toBeLessThanOrEqual(300_000);
  },
);
