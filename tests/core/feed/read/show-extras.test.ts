import { describe, expect, test } from "vitest";
import { readChannelTags } from "./namespace-feed.ts";

const extrasOf = (tags: string) => readChannelTags(tags).feed.extras;
const codesOf = (tags: string) => readChannelTags(tags).codes;

test("a channel without any says nothing", () => {
  expect(extrasOf("")).toMatchObject({
    trailers: [],
    recommended: [],
    live: [],
    frequency: null,
    medium: null,
  });
});

describe("trailers", () => {
  test("come the newest first, with their season", () => {
    const tags = `<podcast:trailer pubdate="Thu, 01 Apr 2021 08:00:00 EST" url="https://a.example/teaser" length="12345678" type="audio/mp3&#10;">Coming April 1st</podcast:trailer>
      <podcast:trailer pubdate="Fri, 02 Apr 2021 08:00:00 EST" url="/four.mp4" type="video/mp4" season="4">Season 4</podcast:trailer>
      <podcast:trailer url="https://a.example/old">Undated</podcast:trailer>`;
    expect(extrasOf(tags).trailers).toEqual([
      {
        url: "/four.mp4",
        title: "Season 4",
        type: "video/mp4",
        bytes: null,
        publishedAt: Date.UTC(2021, 3, 2, 13),
        season: 4,
      },
      {
        url: "https://a.example/teaser",
        title: "Coming April 1st",
        type: "audio/mp3",
        bytes: 12345678,
        publishedAt: Date.UTC(2021, 3, 1, 13),
        season: null,
      },
      {
        url: "https://a.example/old",
        title: "Undated",
        type: null,
        bytes: null,
        publishedAt: null,
        season: null,
      },
    ]);
  });

  test.each(["<podcast:trailer>T</podcast:trailer>", '<podcast:trailer url="https://a.example"/>'])(
    "%s is reported",
    (tags) => {
      expect(extrasOf(tags).trailers).toEqual([]);
      expect(codesOf(tags)).toEqual(["tag-incomplete"]);
    },
  );
});

describe("recommended shows", () => {
  test("are those of the podroll alone", () => {
    const tags = `<podcast:remoteItem feedGuid="elsewhere"/><podcast:podroll><podcast:remoteItem feedGuid="917393e3"/>
      <podcast:remoteItem feedUrl="https://a.example/feed" title="The &amp; show" medium="music"/></podcast:podroll>`;
    expect(extrasOf(tags).recommended).toEqual([
      { guid: "917393e3", url: null, title: null },
      { guid: null, url: "https://a.example/feed", title: "The & show" },
    ]);
  });

  test("that cannot be told are reported", () => {
    expect(codesOf("<podcast:podroll><podcast:remoteItem title='X'/></podcast:podroll>")).toEqual([
      "tag-incomplete",
    ]);
  });
});

describe("live events", () => {
  const live = (attributes: string, inside = "<title>Live</title>") =>
    `<podcast:liveItem ${attributes}>${inside}</podcast:liveItem>`;

  test("are no episodes", () => {
    const { feed } = readChannelTags(live('status="live" start="2021-09-26T07:30:00.000-0600"'));
    expect(feed.episodes.map(({ guid }) => guid)).toEqual(["g"]);
    expect(feed.extras.live).toHaveLength(1);
  });

  test("name their pages, their stream and their time", () => {
    const inside = `<title>Two</title><link>https://a.example/live</link><guid>live-2</guid>
      <podcast:alternateEnclosure type="audio/mpeg" default="true"><podcast:source uri="https://a.example/stream"/></podcast:alternateEnclosure>
      <podcast:contentLink href="https://video.example/1">Video!</podcast:contentLink><podcast:contentLink>Nowhere</podcast:contentLink>`;
    const tags = live(
      'status="pending" start="2021-09-26T07:30:00.000-0600" end="2021-09-26T09:30:00.000-0600"',
      inside,
    );
    expect(extrasOf(tags).live).toEqual([
      {
        guid: "live-2",
        title: "Two",
        status: "pending",
        start: Date.UTC(2021, 8, 26, 13, 30),
        end: Date.UTC(2021, 8, 26, 15, 30),
        links: [
          { url: "https://video.example/1", text: "Video!" },
          { url: "https://a.example/live", text: null },
        ],
        audio: { url: "https://a.example/stream", type: "audio/mpeg" },
      },
    ]);
  });

  test.each([
    live('start="2021-09-26T07:30:00Z"'),
    live('status="over" start="2021-09-26T07:30:00Z"'),
    live('status="live"'),
    live('status="live" start="soon"'),
    live('status="live" start="2021-09-26T07:30:00Z"', ""),
  ])("%s is reported", (tags) => {
    expect(extrasOf(tags).live).toEqual([]);
    expect(codesOf(tags)).toEqual(["tag-incomplete"]);
  });
});

test.each([
  ["<podcast:medium>Music</podcast:medium>", "music"],
  ["<podcast:medium>a b</podcast:medium>", null],
])("%s is the medium %s", (tags, medium) => {
  expect(extrasOf(tags).medium).toBe(medium);
});
