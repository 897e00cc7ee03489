import { describe, expect, test } from "vitest";
import { readChannelTags, readItemTags } from "./namespace-feed.ts";

const both = [
  ["a channel", (tags: string) => readChannelTags(tags).feed.extras],
  ["an item", (tags: string) => readItemTags(tags).episode.extras],
] as const;

describe.each(both)("%s", (_, extrasOf) => {
  test("without any says nothing", () => {
    expect(extrasOf("")).toMatchObject({ funding: [], discussions: [], places: [], license: null });
  });

  test("names several ways to support it, each with its own words or none", () => {
    const tags =
      '<podcast:funding url="https://a.example/donations">Support the <b>show</b>!</podcast:funding><podcast:funding url="/members"/>';
    expect(extrasOf(tags).funding).toEqual([
      { url: "https://a.example/donations", text: "Support the show!" },
      { url: "/members", text: null },
    ]);
  });

  test("names its discussions by priority, those without one last", () => {
    const post = (uri: string, more = "") =>
      `<podcast:socialInteract uri="${uri}" protocol="ActivityPub" ${more}/>`;
    const tags =
      post("https://c.example") +
      post("https://b.example", 'priority="2"') +
      post("https://d.example", 'priority="first"') +
      post("https://a.example", 'priority="1" accountId="@dave" accountUrl="https://a.example/@dave"');
    expect(extrasOf(tags).discussions).toMatchObject([
      {
        url: "https://a.example",
        protocol: "activitypub",
        account: "@dave",
        accountUrl: "https://a.example/@dave",
      },
      { url: "https://b.example", account: null, accountUrl: null },
      { url: "https://c.example" },
      { url: "https://d.example" },
    ]);
  });

  test("that wants no discussion has none, whatever else it names", () => {
    const tags =
      '<podcast:socialInteract uri="https://a.example" protocol="activitypub"/><podcast:socialInteract protocol="disabled"/>';
    expect(extrasOf(tags).discussions).toBeNull();
  });

  test("may be about several places, and made in another", () => {
    const tags = `<podcast:location geo="geo:30.2672,-97.7431" rel="creator" osm="R113314" country="us">Austin, TX</podcast:location>
      <podcast:location geo="geo:-27.86159,153.3169;u=35" osm="w43678282#7">Dreamworld (Queensland)</podcast:location>`;
    expect(extrasOf(tags).places).toEqual([
      { name: "Austin, TX", rel: "creator", geo: "geo:30.2672,-97.7431", osm: "R113314", country: "US" },
      {
        name: "Dreamworld (Queensland)",
        rel: "subject",
        geo: "geo:-27.86159,153.3169",
        osm: "W43678282#7",
        country: null,
      },
    ]);
  });

  test.each([
    ["<podcast:license>CC-BY-NC-ND-4.0</podcast:license>", { name: "CC-BY-NC-ND-4.0", url: null }],
    [
      '<podcast:license url="https://a.example/full.pdf">my-license-v1</podcast:license>',
      { name: "my-license-v1", url: "https://a.example/full.pdf" },
    ],
    [
      '<podcast:license url="https://a.example/full.pdf"/>',
      { name: "https://a.example/full.pdf", url: "https://a.example/full.pdf" },
    ],
    ["<podcast:license/>", null],
  ])("under %s", (tags, license) => {
    expect(extrasOf(tags).license).toEqual(license);
  });
});

describe("what cannot be used is reported", () => {
  test.each([
    ["<podcast:funding>Give</podcast:funding>", "tag-incomplete"],
    ['<podcast:socialInteract protocol="activitypub"/>', "tag-incomplete"],
    ['<podcast:location geo="geo:1,2"/>', "tag-incomplete"],
    ['<podcast:location geo="geo:91,2">North</podcast:location>', "value-unreadable"],
    ['<podcast:location geo="javascript:alert(1)">X</podcast:location>', "value-unreadable"],
    ['<podcast:location osm="113314">X</podcast:location>', "value-unreadable"],
  ])("%s", (tags, code) => {
    expect(readItemTags(tags).codes).toEqual([code]);
    expect(readChannelTags(tags).codes).toEqual([code]);
  });
});
