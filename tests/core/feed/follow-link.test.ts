import { expect, test } from "vitest";
import { listFollowLinks, type ToldOfShow } from "#core/feed/follow-link.ts";

const FEED = "https://feeds.example.org/a b?format=rss&x=1".replace(" ", "%20");
const NOTHING: ToldOfShow = { title: "Salt & Light", link: null, description: "" };
const SPOTIFY = "https://open.spotify.com/show/4rOoJ6Egrf8K2IrywzwOMk";
const OTHER = "https://open.spotify.com/show/5rOoJ6Egrf8K2IrywzwOMk";
const APPLE = "https://podcasts.apple.com/us/podcast/salt-light/id1200361736";

function hrefOf(app: string, told: Partial<ToldOfShow> = {}): string | undefined {
  return listFollowLinks(FEED, { ...NOTHING, ...told }).find((link) => link.app === app)?.href;
}

test("each app is handed the feed in the form that it takes", () => {
  expect(listFollowLinks(FEED, NOTHING)).toEqual([
    { app: "apple", href: "podcast://feeds.example.org/a%20b?format=rss&x=1" },
    { app: "pocketCasts", href: "pktc://subscribe/feeds.example.org/a%20b?format=rss&x=1" },
    {
      app: "antennaPod",
      href: "https://antennapod.org/deeplink/subscribe?url=https%3A%2F%2Ffeeds.example.org%2Fa%2520b%3Fformat%3Drss%26x%3D1&title=Salt%20%26%20Light",
    },
    {
      app: "overcast",
      href: "overcast://x-callback-url/add?url=https%3A%2F%2Ffeeds.example.org%2Fa%2520b%3Fformat%3Drss%26x%3D1",
    },
  ]);
});

test.each<[string, Partial<ToldOfShow>, string | undefined]>([
  ["spotify", { link: SPOTIFY }, SPOTIFY],
  [
    "spotify",
    { description: `<a href="${SPOTIFY}?si=abc">here</a> and <a href="${SPOTIFY}">there</a>` },
    SPOTIFY,
  ],
  ["spotify", { description: `<p>${SPOTIFY} ${OTHER}</p>` }, undefined],
  ["spotify", { link: SPOTIFY, description: OTHER }, SPOTIFY],
  ["spotify", { description: "https://open.spotify.com/episode/4rOoJ6Egrf8K2IrywzwOMk" }, undefined],
  ["spotify", { description: "http://open.spotify.com.evil.example/show/4rOoJ6Egrf8K2IrywzwOMk" }, undefined],
  ["apple", { link: APPLE }, APPLE],
  ["apple", { description: `${APPLE}?i=1` }, APPLE],
])("a directory is linked only where one address there is named: %s %o", (app, told, href) => {
  expect(hrefOf(app, told)).toBe(href);
});
