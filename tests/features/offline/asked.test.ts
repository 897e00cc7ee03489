import { expect, test } from "vitest";
import { pageKeys } from "#features/offline/kept-caches.ts";
import { whatIsAsked } from "#features/offline/worker/asked.ts";

const HERE = "https://play.example";
const asked = (path: string, changes: Partial<Parameters<typeof whatIsAsked>[0]> = {}) =>
  whatIsAsked(
    {
      method: "GET",
      url: new URL(path, HERE).href,
      mode: "cors",
      destination: "",
      headers: new Headers(),
      ...changes,
    },
    HERE,
  );

test.each([
  ["/shows/a/b", { mode: "navigate" }, "page"],
  ["/shows/a/b?_rsc=x", { headers: new Headers({ rsc: "1" }) }, "data"],
  ["/shows/a/b?_rsc=x", { headers: new Headers({ rsc: "1", "next-router-prefetch": "1" }) }, null],
  ["/shows/a/b", { method: "HEAD", headers: new Headers({ rsc: "1" }) }, null],
  ["/preferences", { method: "POST", mode: "navigate" }, null],
  ["/media/a.mp3", { destination: "audio" }, "sound"],
  ["https://host.example/a.mp3", { destination: "audio", mode: "no-cors" }, "sound"],
  // The keeper itself asks so, for the rest of what is not whole.
  ["/media/a.mp3", {}, null],
  ["/_next/static/chunks/a.js", { destination: "script" }, "static"],
  ["/_next/static/service-worker/sw.js", {}, null],
  ["/_next/image?url=a&w=96&q=75", { destination: "image" }, "file"],
  ["/shows/a/b/spoken.json", {}, "file"],
  ["/api/v1/search?q=a", {}, null],
  ["https://host.example/feed.xml", {}, null],
] as const)("of what pages ask, %s %o is %s to the worker", (path, changes, what) => {
  expect(asked(path, changes)).toBe(what);
});

test.each([
  ["/shows/a/b", ["/shows/a/b"]],
  ["/shows/a/b?t=754&quote=x&find=y&_rsc=z", ["/shows/a/b"]],
  ["/shows/a/b?t=5&part=2", ["/shows/a/b?part=2", "/shows/a/b"]],
  ["/search?q=sound", ["/search"]],
])("the page at %s is kept as %j", (path, keys) => {
  expect(pageKeys(new URL(path, HERE))).toEqual(keys);
});
