import { expect, test } from "vitest";
import { publicFeed } from "#server/shows/public-feed.ts";

const open = (location: string) => publicFeed({ location, signedIn: false });

test.each([
  "https://feeds.example.org/salt.xml",
  "http://example.org:8080/podcast?format=rss",
  "https://feeds.megaphone.fm/HSW1234567890",
  "https://feeds.simplecast.com/54nAGcIl",
  "https://example.org/the-longest-night-of-2024/feed.xml",
])("a feed is followed where its publisher has it: %s", (address) => {
  expect(open(address)).toBe(address);
});

test.each([
  "https://anna:secret@feeds.example.org/salt.xml",
  "https://feeds.example.org/salt.xml?auth=9f3Kd83ksLw02mzP",
  "https://feeds.example.org/salt.xml?token=12345678",
  "https://feeds.example.org/rss/9f3kd83kslw02mzp4t",
  "https://feeds.example.org/9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d.xml",
  "https://9f3kd83kslw02mzp4t.feeds.example.org/rss",
  "http://localhost:3000/feed.xml",
  "http://192.168.0.4/feed.xml",
  "http://[fd00::1]/feed.xml",
  "http://nas.local/feed.xml",
  "/srv/podcasts/feed.xml",
  "ftp://example.org/feed.xml",
  "https://",
])("the address of a feed that is not for everybody is told to nobody: %s", (address) => {
  expect(open(address)).toBeNull();
});

test("a feed behind a login, and none at all, are not public", () => {
  expect(publicFeed({ location: "https://feeds.example.org/salt.xml", signedIn: true })).toBeNull();
  expect(publicFeed(null)).toBeNull();
});

test("the fragment of an address is no part of the feed", () => {
  expect(open("https://feeds.example.org/salt.xml#top")).toBe("https://feeds.example.org/salt.xml");
});
