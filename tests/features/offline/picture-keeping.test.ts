import { expect, test, vi } from "vitest";
import { picturesOf, unshown } from "#features/offline/picture-keeping.ts";
import { resizedHref } from "#features/ui/resized-picture.ts";

const OWN = "/media/a.png";
const FAR = "https://host.example/a.png?w=1&h=2";

test("an episode without pictures has none", () => {
  expect(picturesOf({ imageUrl: null }, "<p>src</p>")).toEqual([]);
});

test("the cover of another host is kept as it is shown, once", () => {
  const page = `<img loading="eager" src="${FAR.replace("&", "&amp;")}" alt=""/><img alt="" src="${FAR}"/>`;
  expect(picturesOf({ imageUrl: FAR }, page)).toEqual([FAR]);
});

test("a cover of our own is kept in the sizes in which pages show it", () => {
  const shown = [48, 56, 160, 360].map((size) => resizedHref(OWN, 2 * size));
  expect(picturesOf({ imageUrl: OWN }, "")).toEqual([OWN, ...new Set(shown)]);
});

test("pictures of chapters and people are kept as the page shows them, drawings within it are not", () => {
  const chapter = resizedHref("/media/b.png", 88);
  const page = `<img src="${chapter.replaceAll("&", "&amp;")}"/><img src="data:image/gif;base64,R0"/><img src="${FAR}"/>`;
  expect(picturesOf({ imageUrl: null }, page)).toEqual([chapter, FAR]);
});

test("no more than two hundred are kept", () => {
  const page = Array.from({ length: 300 }, (_, index) => `<img src="/media/${index}.png"/>`).join("");
  expect(picturesOf({ imageUrl: null }, page)).toHaveLength(200);
});

test("what no kept page shows any more, in whatever size, is not kept on", () => {
  vi.stubGlobal("window", { location: { origin: "https://pod.example" } });
  const at = (path: string) => `https://pod.example${path}`;
  const page = `<img src="${resizedHref(OWN, 96).replaceAll("&", "&amp;")}"/><img src="${FAR.replace("&", "&amp;")}"/>`;
  const shown = [at(OWN), at(resizedHref(OWN, 720)), FAR];
  const others = [at("/media/b.png"), at(resizedHref("/media/b.png", 96)), "https://host.example/b.png"];
  expect(unshown([...shown, ...others], ["<p>none</p>", page])).toEqual(others);
  expect(unshown([...shown, ...others], [])).toEqual([...shown, ...others]);
  vi.unstubAllGlobals();
});
