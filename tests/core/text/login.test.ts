import { expect, test } from "vitest";
import { withoutLogin } from "#core/text/login.ts";

test.each([
  ["", ""],
  ["https://me:pw!1@example.org/feed.xml", "https://example.org/feed.xml"],
  ["http://me@example.org", "http://example.org"],
  ["http://me:p@ss@example.org:8080/a@b?c=d@e", "http://example.org:8080/a@b?c=d@e"],
  ["//me:pw@example.org/a", "//example.org/a"],
  ["See https://a:b@x.org/ and http://c:d@y.org/.", "See https://x.org/ and http://y.org/."],
  ["https://count.example/https://me:pw@example.org/a", "https://count.example/https://example.org/a"],
  ["mailto:me@example.org", "mailto:me@example.org"],
  ["https://example.org/@me", "https://example.org/@me"],
])("%s is told as %s", (text, told) => {
  expect(withoutLogin(text)).toBe(told);
});
