import { describe, expect, test } from "vitest";
import { kindName, otherVersions, playableType } from "#core/episode/alternate.ts";
import { readItemTags } from "./namespace-feed.ts";

const alternatesOf = (tags: string) => readItemTags(tags).episode.extras.alternates;

function alternate(attributes: string, ...inside: readonly string[]): string {
  return `<podcast:alternateEnclosure ${attributes}>${inside.join("")}</podcast:alternateEnclosure>`;
}

const source = (uri: string, more = "") => `<podcast:source uri="${uri}" ${more}/>`;
const HASH = "sha384-ExVqijgYHm15PqQqdXfW95x+Rs6C+d6E/ICxyQOeFevnxNLR/wtJNrNYTjIysUBo";

describe("another version of the sound", () => {
  test("is what its feed says, at its first source on the web", () => {
    const tags = alternate(
      'type="video/mp4" length="10562995" bitrate="681483.55" height="1080" lang="de" title="Film &amp;c." rel="video" codecs="avc1.64001F, mp4a.40.2"',
      source("ipfs://QmfQKJcp2xdByEt8mzWr1AJUhwvb9rdWPoacvdq2roDhgh"),
      source("https://a.example/1", 'contentType="application/x-bittorrent"'),
      source("https://a.example/1.torrent"),
      source("https://secret.onion/1.mp4"),
      source("https://a.example/1.mp4"),
      source("https://b.example/1.mp4"),
      `<podcast:integrity type="sri" value="${HASH}"/>`,
    );
    expect(alternatesOf(tags)).toEqual([
      {
        url: "https://a.example/1.mp4",
        type: "video/mp4",
        bytes: 10562995,
        bitrate: 681484,
        height: 1080,
        language: "de",
        title: "Film &c.",
        rel: "video",
        codecs: "avc1.64001F, mp4a.40.2",
        isDefault: false,
        integrity: { type: "sri", value: HASH },
      },
    ]);
  });

  test("of which little is told is one all the same", () => {
    const tags = alternate('bitrate="0" height="tall" length=""', source("/one.opus"));
    expect(alternatesOf(tags)).toMatchObject([
      { url: "/one.opus", type: null, bytes: null, bitrate: null, height: null, title: null },
    ]);
  });

  test("that is not on the web is reported", () => {
    const { episode, codes } = readItemTags(
      alternate('type="audio/opus"', source("ipfs://x")) + alternate('type="audio/opus"'),
    );
    expect(episode.extras.alternates).toEqual([]);
    expect(codes).toEqual(["alternate-not-on-web", "alternate-not-on-web"]);
  });

  test("is no other where it is the enclosure once more", () => {
    const tags =
      alternate('default="true"', source("https://mirror.example/1.mp3")) +
      alternate("", source("https://a.example/1.mp3")) +
      alternate("", source("https://a.example/1.opus"));
    const others = otherVersions(alternatesOf(tags), "https://a.example/1.mp3");
    expect(others.map(({ url }) => url)).toEqual(["https://a.example/1.opus"]);
  });
});

test.each([
  [`type="sri" value="${HASH} ${HASH}"`, `${HASH} ${HASH}`],
  [
    'type="pgp-signature" value="iQIzBAABCAAdFiEE1234567890abcdef+/=="',
    "iQIzBAABCAAdFiEE1234567890abcdef+/==",
  ],
  ['type="sri" value="md5-1234567890123456"', null],
  ['type="sri" value="sha256-&lt;script&gt;alert(1)"', null],
  [`type="crc" value="${HASH}"`, null],
  ['type="sri"', null],
])("an integrity of %s is read as %s, and reported where it is none", (attributes, value) => {
  const { episode, codes } = readItemTags(
    alternate("", source("https://a.example/1"), `<podcast:integrity ${attributes}/>`),
  );
  expect(episode.extras.alternates[0]?.integrity?.value ?? null).toBe(value);
  expect(codes).toEqual(value === null ? ["value-unreadable"] : []);
});

test.each([
  ["audio/mpeg", "MP3"],
  ["audio/x-m4a", "M4A"],
  ["application/x-mpegURL", "HLS"],
  ["audio/ogg; codecs=opus", "OGG"],
  ["sound", ""],
  [null, ""],
])("the type %s is called %s", (type, name) => {
  expect(kindName(type)).toBe(name);
});

test("a browser is asked for the codecs too, which cannot end their own quotes", () => {
  expect(playableType({ type: "video/mp4", codecs: 'avc1"; x="' })).toBe('video/mp4; codecs="avc1; x="');
  expect(playableType({ type: "audio/opus", codecs: null })).toBe("audio/opus");
});
