import { describe, expect, test } from "vitest";
import { refusalOf } from "#server/site/gate.ts";

const ask = (method: string, url: string, host = "localhost:3000") => refusalOf({ method, url, host });

describe("the gate", () => {
  test.each(["/%", "/shows/%zz", "/shows/a%ff", "/shows/%E0%A4%A", "/shows/a%00b", "/%0d%0aset-cookie:a"])(
    "refuses an address that cannot be read: %s",
    (url) => {
      expect(ask("GET", url)).toEqual({ status: 400, headers: {} });
    },
  );

  test.each(["*", "", "shows", "javascript:alert(1)"])("refuses what is no path: %j", (url) => {
    expect(ask("GET", url)?.status).toBe(400);
  });

  test("refuses an address that nobody writes", () => {
    expect(ask("GET", `/search?q=${"a".repeat(9000)}`)?.status).toBe(414);
  });

  test.each(["[", "a b", "a/b?c", "%"])("refuses a host that cannot be one: %s", (host) => {
    expect(ask("GET", "/", host)?.status).toBe(400);
  });

  test.each(["TRACE", "PUT", "DELETE", "PATCH", "PROPFIND", "POST"])("tells %s what is allowed", (method) => {
    expect(ask(method, "/shows/a")).toEqual({ status: 405, headers: { allow: "GET, HEAD, OPTIONS" } });
  });

  test.each(["/preferences", "/api/account/sign-in", "/api/sync", "/api/plays", "/search/news.json", "/mcp"])(
    "lets %s be posted, and nothing else",
    (path) => {
      expect(ask("POST", path)).toBeNull();
      expect(ask("GET", `${path}?a=1`)).toEqual({ status: 405, headers: { allow: "POST" } });
    },
  );

  test("lets hubs ask and tell at the addresses of subscriptions, and nothing else", () => {
    for (const method of ["GET", "POST"]) expect(ask(method, "/api/websub/a?hub.mode=subscribe")).toBeNull();
    expect(ask("PUT", "/api/websub/a")).toEqual({ status: 405, headers: { allow: "GET, HEAD, POST" } });
  });

  test("lets transcripts be read for correcting, and corrections be posted", () => {
    for (const path of ["/api/corrections/sea/lamps", "/api/replacements/sea"]) {
      expect(ask("POST", path)).toBeNull();
      expect(ask("GET", path)).toBeNull();
      expect(ask("DELETE", path)).toEqual({ status: 405, headers: { allow: "GET, HEAD, OPTIONS, POST" } });
    }
  });

  test.each([
    ["POST", "/api/2/episodes/vera.json?since=1"],
    ["PUT", "/subscriptions/vera/phone.txt"],
    ["POST", "/index.php/apps/gpoddersync/episode_action/create"],
    ["POST", "/index.php/login/v2"],
    ["GET", "/login/v2/flow/a"],
  ])("lets apps %s at %s, and do nothing else", (method, path) => {
    expect(ask(method, path)).toBeNull();
    expect(ask("DELETE", path)?.status).toBe(405);
  });

  test.each(["/", "/shows/a/b?t=%zz", "/shows/%D1%8F/b%2Fc", "/search?q=%00", "/a%25"])(
    "lets %s in",
    (url) => {
      expect(ask("GET", url)).toBeNull();
    },
  );
});
