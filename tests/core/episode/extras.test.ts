import { expect, test } from "vitest";
import { type Extras, inheritExtras, NO_EPISODE_EXTRAS } from "#core/episode/extras.ts";
import { licenseHref, licenseName } from "#core/episode/license-link.ts";
import { mapHref } from "#core/episode/place-link.ts";

const SHOW: Extras = {
  funding: [{ url: "https://sea.example/give", text: null }],
  discussions: null,
  places: [{ name: "Austin", rel: "creator", geo: null, osm: null, country: null }],
  license: { name: "cc-by-4.0", url: null },
};

test("an episode is supported and licensed as its show where it says nothing itself, but lies elsewhere", () => {
  expect(inheritExtras(NO_EPISODE_EXTRAS, SHOW)).toEqual({ ...NO_EPISODE_EXTRAS, ...SHOW, places: [] });
  const own = {
    ...NO_EPISODE_EXTRAS,
    funding: [{ url: "https://sea.example/one", text: null }],
    discussions: [{ url: "https://s.example/1", protocol: "", account: null, accountUrl: null }],
    license: { name: "ours", url: null },
  };
  expect(inheritExtras(own, SHOW)).toEqual(own);
});

test.each([
  [{ osm: "R113314", geo: "geo:1,2" }, "https://www.openstreetmap.org/relation/113314"],
  [{ osm: "W43678282#7", geo: null }, "https://www.openstreetmap.org/way/43678282"],
  [
    { osm: null, geo: "geo:-27.5,153.3169" },
    "https://www.openstreetmap.org/?mlat=-27.5&mlon=153.3169#map=12/-27.5/153.3169",
  ],
  [{ osm: null, geo: null }, null],
])("the map of %o is %s", (place, href) => {
  expect(mapHref(place)).toBe(href);
});

test.each([
  ["CC-BY-NC-ND-4.0", "CC BY-NC-ND 4.0", "https://creativecommons.org/licenses/by-nc-nd/4.0/"],
  ["cc0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"],
  ["cc-by-../../evil-4.0", "cc-by-../../evil-4.0", null],
  ["my-podcast-license-v1", "my-podcast-license-v1", null],
])("the license %s is called %s and stands at %s", (name, shown, href) => {
  expect([licenseName({ name, url: null }), licenseHref({ name, url: null })]).toEqual([shown, href]);
  expect(licenseHref({ name, url: "https://a.example/l" })).toBe("https://a.example/l");
});
