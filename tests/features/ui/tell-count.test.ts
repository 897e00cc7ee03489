import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { tellCount, tellShared } from "#features/ui/tell-count.ts";

const MESSAGE = {
  kind: "opened",
  show: "sea",
  episode: "lamps",
  moment: { start: 5, end: null },
} as const;
const asked = vi.fn(async (_address: string, _request: RequestInit) => new Response(null, { status: 204 }));
let page: DOMStringMap;
let browser: { globalPrivacyControl?: boolean; doNotTrack?: string | null };

beforeEach(() => {
  page = { counts: "" };
  browser = {};
  vi.stubGlobal("document", { documentElement: { dataset: page } });
  vi.stubGlobal("navigator", browser);
  vi.stubGlobal("window", { location: { href: "https://pod.example/" } });
  vi.stubGlobal("fetch", asked);
  asked.mockClear();
});
afterEach(() => vi.unstubAllGlobals());

test("a message goes without a cookie, and goes on its way when the page is left", () => {
  tellCount(MESSAGE);
  expect(asked).toHaveBeenCalledExactlyOnceWith("/api/plays", {
    method: "POST",
    credentials: "omit",
    keepalive: true,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(MESSAGE),
  });
});

test.each<[string, () => void]>([
  ["the site does not count", () => delete page.counts],
  ["a host listens", () => Object.assign(page, { role: "host" })],
  ["Global Privacy Control is on", () => Object.assign(browser, { globalPrivacyControl: true })],
  ["Do Not Track is on", () => Object.assign(browser, { doNotTrack: "1" })],
])("nothing is sent where %s", (_, arrange) => {
  arrange();
  tellCount(MESSAGE);
  expect(asked).not.toHaveBeenCalled();
});

test("a message that is lost is told nowhere", async () => {
  asked.mockRejectedValueOnce(new TypeError("Failed to fetch"));
  tellCount(MESSAGE);
  await vi.waitFor(() => expect(asked).toHaveBeenCalledOnce());
});

test("a moment that is shared in two ways was shared once", () => {
  const moment = { start: 7, end: 9 };
  tellShared("/shows/sea/lamps", moment);
  tellShared("/shows/sea/lamps", moment);
  tellShared("https://pod.example/shows/sea/lamps", { start: 8, end: null });
  tellShared("/shows/sea", moment);
  tellShared("/search", moment);
  const bodies = asked.mock.calls.map(([, { body }]) => JSON.parse(String(body)));
  const shared = { kind: "shared", show: "sea", episode: "lamps" };
  expect(bodies).toEqual([
    { ...shared, moment },
    { ...shared, moment: { start: 8, end: null } },
  ]);
});
