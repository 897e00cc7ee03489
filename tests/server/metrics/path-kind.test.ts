import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { pathKind } from "#server/metrics/path-kind.ts";

test.each([
  ["/", "home"],
  ["/?q=1", "home"],
  ["/shows/sea", "show"],
  ["/shows/sea/salt?t=1", "episode"],
  ["/shows/sea/salt/transcript.vtt", "file"],
  ["/shows/sea/salt/a/b", "other"],
  ["/shows", "other"],
  ["/_next/static/chunks/a.js", "build"],
  ["/media/0123.mp3", "media"],
  ["/api/v1/search?q=sea", "api v1"],
  ["/api/made-up", "other"],
  ["/wp-login.php", "other"],
  ["/constructor", "other"],
])("%s is of the kind %s", (url, kind) => {
  expect(pathKind(url)).toBe(kind);
});

test("every page and route of the site has a kind", () => {
  const options = ["ls-files", "--cached", "--others", "--exclude-standard"];
  const files = execFileSync("git", [...options, "app"], { encoding: "utf8" }).split("\n");
  const routes = files.filter((file) => /\/(?:page\.tsx|route\.ts)$/.test(file));
  const others = routes
    .map((file) => file.replace(/^app/, "").replace(/\/(?:page\.tsx|route\.ts)$/, "") || "/")
    .filter((url) => pathKind(url.replace(/\[\w+\]/g, "some")) === "other");
  expect(others).toEqual([]);
});
