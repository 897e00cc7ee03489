import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseFeed } from "#core/feed/read/feed.ts";

/** Each folder holds one feed as people have it and what is to be read from it; what `expected.json` leaves out may be anything. */
const CASES = new URL("../../../cases/feeds/", import.meta.url);

test.each(readdirSync(CASES))("a feed of strangers gives what is expected: %s", (folder) => {
  const home = new URL(`${folder}/`, CASES);
  const expected = JSON.parse(readFileSync(new URL("expected.json", home), "utf8"));
  const name = readdirSync(home).find((file) => file !== "expected.json") ?? "";
  const { feed, problems, links } = parseFeed(readFileSync(new URL(name, home), "utf8"));
  expect({ feed, links, problems: problems.map(({ code }) => code) }).toMatchObject(expected);
});
