import { beforeAll, describe, expect, test } from "vitest";
import { POST } from "#app/preferences/route.ts";

const SITE = "https://pod.example.org";

beforeAll(() => {
  process.env.PUBLIC_URL = SITE;
});

function choose(body: string, headers: Record<string, string> = {}): Promise<Response> {
  return POST(
    new Request(`${SITE}/preferences`, {
      method: "POST",
      body,
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        "content-length": String(body.length),
        origin: SITE,
        host: "pod.example.org",
        ...headers,
      },
    }),
  );
}

describe("a choice of language or theme", () => {
  test("is kept for a year, out of the reach of scripts, and leads back to its page", async () => {
    const response = await choose("theme=dark", { referer: `${SITE}/search?q=a&page=2` });
    expect([response.status, response.headers.get("location")]).toEqual([303, "/search?q=a&page=2"]);
    expect(response.headers.getSetCookie()).toEqual([
      "theme=dark; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax; Secure",
    ]);
    expect((await choose("locale=ru")).headers.getSetCookie()[0]).toMatch(/^locale=ru; /);
  });

  test("that is none changes nothing", async () => {
    for (const body of ["theme=pink&locale=tlh", "", "theme=dark%3B%20Domain%3Devil"])
      expect((await choose(body)).headers.getSetCookie()).toEqual([]);
  });

  test("is not made by a form on somebody else's page", async () => {
    for (const origin of ["https://evil.example", "null", "https://pod.example.org.evil.example", ""])
      expect((await choose("theme=dark", { origin })).status).toBe(403);
  });

  test("is made under whatever name this site is asked by", async () => {
    const headers = { origin: "http://192.168.1.5:3000", host: "192.168.1.5:3000" };
    expect((await choose("theme=dark", headers)).status).toBe(303);
    const proxied = { origin: "https://other.example", "x-forwarded-host": "other.example" };
    expect((await choose("theme=dark", proxied)).status).toBe(303);
  });

  test.each([
    ["https://evil.example//evil.example/a", "/evil.example/a"],
    ["https://evil.example/\\\\evil.example", "/evil.example"],
    ["about:blank", "/blank"],
    ["nonsense", "/"],
  ])(
    "leads nowhere but to this site, whatever page it claims to come from: %s",
    async (referer, location) => {
      expect((await choose("theme=dark", { referer })).headers.get("location")).toBe(location);
    },
  );

  test("that is longer than any choice is not read", async () => {
    expect((await choose(`theme=dark&a=${"a".repeat(1000)}`)).status).toBe(413);
  });

  test("that is no form is refused", async () => {
    expect((await choose("{}", { "content-type": "application/json" })).status).toBe(400);
  });
});
