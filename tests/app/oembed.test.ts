import { beforeAll, describe, expect, test } from "vitest";
import { GET } from "#app/oembed/route.ts";
import { database } from "#server/db/client.ts";
import { problemSchema } from "#server/http/problem.ts";
import { processDatabase } from "../server/database.ts";
import { addShow } from "../server/search/search-archive.ts";

const SITE = "https://pod.example.org";
let page = "";
processDatabase(() => ({ PUBLIC_URL: SITE }));

beforeAll(async () => {
  await addShow(database(), "Harbour Talk", "en", [
    {
      title: "About lamps",
      published: "2024-03-01",
      minutes: 12,
      lines: [["Vera", "The lamp stood there."]],
    },
  ]);
  const { slug, show } = await database().episode.findFirstOrThrow({ select: { slug: true, show: true } });
  page = `/shows/${show.slug}/${slug}`;
});

function ask(address: string, headers: Record<string, string> = {}): Promise<Response> {
  // Next makes the address of a request of where the server listens, not of how it was asked.
  return GET(new Request(`http://0.0.0.0:3000/oembed${address}`, { headers }));
}

describe("oEmbed", () => {
  test.each([
    [SITE, {}],
    ["http://pod.example.org", {}],
    ["http://192.168.1.5:3000", { host: "192.168.1.5:3000" }],
    ["https://other.example", { host: "127.0.0.1:3000", "x-forwarded-host": "other.example" }],
  ])("knows a page under %s, asked with %j, and answers with the public address", async (site, headers) => {
    const response = await ask(`?url=${encodeURIComponent(`${site}${page}?t=1`)}`, headers);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ title: "About lamps", provider_url: SITE });
  });

  test.each(["https://evil.example", "http://0.0.0.0:3000", "ftp://pod.example.org.evil.example"])(
    "knows no page of %s, and says so where nobody keeps it",
    async (site) => {
      const response = await ask(`?url=${encodeURIComponent(site + page)}`, { host: "pod.example.org" });
      expect([response.status, response.headers.get("cache-control")]).toEqual([404, "no-store"]);
      expect(problemSchema.parse(await response.json()).detail).toContain(site);
    },
  );

  test("says what it was not told, and what it does not speak", async () => {
    for (const [address, status] of [
      ["", 400],
      ["?url=x&format=yaml", 501],
    ] as const) {
      const response = await ask(address);
      expect([response.status, problemSchema.parse(await response.json()).status]).toEqual([status, status]);
    }
  });
});
