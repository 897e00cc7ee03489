import { beforeAll, expect, test } from "vitest";
import { POST } from "#app/search/news.json/route.ts";
import { MOST_ASKED, parseToldNews } from "#core/search/news.ts";
import { database } from "#server/db/client.ts";
import { addShow } from "../server/search/search-archive.ts";
import { postFromPage, prepareAccounts } from "./account-forms.ts";

prepareAccounts();
beforeAll(async () => {
  await addShow(database(), "Harbour", "en", [
    { title: "First", published: "2026-03-01", lines: [["Ann", "The lamp is lit."]] },
  ]);
  // Begins the threads of search: on a slow machine that alone takes as long as news are looked for.
  await post(ASKED);
});

function post(body: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return POST(postFromPage("/search/news.json", "application/json", body, headers));
}

const asked = { name: "q=lamp", since: 0 };
const ASKED = JSON.stringify([asked]);

test("anybody who follows searches is told what is new of each, and no cache keeps it", async () => {
  const response = await post(JSON.stringify([asked, { name: "q=zeppelin", since: 5 }]));
  expect([response.status, response.headers.get("cache-control")]).toEqual([200, "no-store"]);
  const told = parseToldNews(await response.json());
  expect(told).toMatchObject([
    { ...asked, fresh: 1, newest: "2026-03-01" },
    { name: "q=zeppelin", since: 5, fresh: 0, newest: null },
  ]);
});

test.each<[string, string, Readonly<Record<string, string>>, number]>([
  ["of another site", ASKED, { origin: "https://evil.example", "x-forwarded-for": "10.0.0.1" }, 403],
  ["that a form could send", ASKED, { "content-type": "text/plain", "x-forwarded-for": "10.0.0.2" }, 415],
  ["that is too long", ASKED, { "content-length": "1000000", "x-forwarded-for": "10.0.0.3" }, 413],
  ["that is none", "{", { "x-forwarded-for": "10.0.0.4" }, 400],
  [
    "for too many searches",
    JSON.stringify(Array.from({ length: MOST_ASKED + 1 }, () => asked)),
    { "x-forwarded-for": "10.0.0.5" },
    400,
  ],
])("a question %s is not looked at", async (_, body, headers, status) => {
  expect((await post(body, headers)).status).toBe(status);
});

test("who asks too often is told when to come back", async () => {
  const headers = { "x-forwarded-for": "192.0.2.7" };
  const statuses: number[] = [];
  for (let count = 0; count < 31; count++) statuses.push((await post("[]", headers)).status);
  expect([statuses.slice(0, 30).every((status) => status === 200), statuses[30]]).toEqual([true, 429]);
});
