import { expect, test } from "vitest";
import { linkAddresses } from "#core/markup/bare-address.ts";

const link = (href: string, text = href) => `<a href="${href}" rel="x">${text}</a>`;

test.each([
  ["https://a.example/b", link("https://a.example/b")],
  ["(see https://a.example/b).", `(see ${link("https://a.example/b")}).`],
  ["https://a.example/b_(c), d", `${link("https://a.example/b_(c)")}, d`],
  ["&lt;https://a.example&gt;", `&lt;${link("https://a.example")}&gt;`],
  ["https://a.example/?b&amp;c", link("https://a.example/?b&amp;c")],
  ["www.a.example/b!", `${link("https://www.a.example/b", "www.a.example/b")}!`],
  ["Write to ann@a.example.", `Write to ${link("mailto:ann@a.example", "ann@a.example")}.`],
  ["<p>https://чай.рф</p>", `<p>${link("https://чай.рф")}</p>`],
  ['"https://a.example"', `"${link("https://a.example")}"`],
])("%s becomes a link", (text, html) => {
  expect(linkAddresses(text, 'rel="x"')).toBe(html);
});

test.each([
  '<a href="https://a.example">https://b.example</a>',
  '<a href="https://a.example"><b>www.b.example</b></a>',
  "<code>https://a.example</code>",
  "https://",
  "http://[",
  "awww.example.org",
  "@ann@social",
  "javascript:alert(1)",
  "5@6",
])("%s stays as it is", (html) => {
  expect(linkAddresses(html, "")).toBe(html);
});

test.each([
  `https://a${".".repeat(200_000)}`,
  `https://a${")".repeat(200_000)}`,
  "a+".repeat(100_000),
  "http://".repeat(30_000),
  "www.".repeat(50_000),
  "<b>".repeat(60_000),
])("two hundred thousand characters cost no more than reading them", (html) => {
  expect(linkAddresses(html, "").length).toBeGreaterThanOrEqual(html.length);
});
