import { expect, test } from "vitest";
import { feedAdvice } from "#core/feed/feed-advice.ts";

test.each([
  ["http-status", "500", "wait"],
  ["http-status", "429", "wait"],
  ["http-status", "404", "address"],
  ["http-status", "401", "password"],
  ["http-status", "403", "publisher"],
  ["http-status", "410", "gone"],
  ["too-slow", "https://example.org/feed", "wait"],
  ["not-xml", "<!doctype html>", "address"],
  ["certificate", "https://example.org/feed", "publisher"],
  ["guid-taken", "Sea", "site"],
  ["file-missing", "/srv/show", "files"],
  ["of a later version", "", "wait"],
])("of a feed that could not be read for %s %s a host is told: %s", (code, value, advice) => {
  expect(feedAdvice(code, value)).toBe(advice);
});
