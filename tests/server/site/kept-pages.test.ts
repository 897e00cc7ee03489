import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type Server,
} from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { currentAsker } from "#server/http/asker.ts";
import { preferencesOf } from "#server/http/preferences.ts";
import { isKeptPage, KeptPages } from "#server/site/kept-pages.ts";
import { SiteResponse } from "#server/site/site-response.ts";

let server: Server<typeof IncomingMessage, typeof SiteResponse>;
let home = "";
let version = "1";
/** The requests for which pages were made, and what they were made to. */
let made: IncomingMessage[] = [];
let make: (request: IncomingMessage, response: SiteResponse) => void;

beforeEach(async () => {
  version = "1";
  made = [];
  make = ({ headers }, response) => {
    response.setHeader("content-type", "text/html");
    response.setHeader("vary", "rsc");
    response.setHeader("content-security-policy", "script-src 'self' 'nonce-n' 'strict-dynamic'");
    response.write(`<html data-theme="${headers["x-theme"]}" lang="${headers["x-locale"]}">`);
    response.end(`page ${made.length}`);
  };
  const answer = async (request: IncomingMessage, response: SiteResponse) => {
    made.push(request);
    make(request, response);
  };
  const pages = new KeptPages(answer, "our.example", () => version);
  server = createServer({ ServerResponse: SiteResponse }, (request, response) =>
    pages.answer(request, preferencesOf(request), response),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  home = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const read = async (path = "/", headers: Readonly<Record<string, string>> = {}) =>
  (await fetch(home + path, { headers })).text();

/** Some text that Brotli makes smaller the longer it looks. */
const PROSE = Array.from(
  { length: 4000 },
  (_, word) => `${(word * word) % 997} said ${(word * 31) % 89}`,
).join(" ");

describe("a finished page", () => {
  test("becomes smaller when it is asked for again and again, and stays the same page", async () => {
    make = (_request, response) => response.end(PROSE);
    const ask = () => fetch(home, { headers: { "accept-encoding": "br" } });
    const lengthOf = async () => Number((await ask()).headers.get("content-length"));
    const first = await lengthOf();
    await vi.waitFor(async () => expect(await lengthOf()).toBeLessThan(first), { timeout: 10_000 });
    expect(await (await ask()).text()).toBe(PROSE);
    expect(made).toHaveLength(1);
  });

  test("is made once while nothing changes, for all who ask together too", async () => {
    const pages = await Promise.all([read(), read(), read()]);
    expect(new Set(pages)).toEqual(new Set([await read()]));
    expect(made).toHaveLength(1);
    version = "2";
    expect(await read()).toContain("page 2");
  });

  test("is one for each address, language and theme", async () => {
    const page = await read("/", { cookie: "a=b; theme=dark", "accept-language": "ru" });
    expect(page).toContain('data-theme="dark" lang="ru"');
    expect(await read("/", { cookie: "theme=pink; locale=ru" })).toContain('data-theme="system" lang="ru"');
    await read("/?page=2");
    expect(made).toHaveLength(3);
    await read("/", { "accept-language": "ru;q=0.9, en;q=0.1" });
    expect(made).toHaveLength(3);
  });

  test("is another as data, for a page that stands and has some of it", async () => {
    make = ({ headers }, response) => {
      response.end(`${headers["next-router-state-tree"]} ${currentAsker()?.pageHtml}`);
    };
    const [one, other] = ["one", "other"].map((tree) => ({ rsc: "1", "next-router-state-tree": tree }));
    expect([await read("/", one), await read("/", other), await read("/", one)]).toEqual([
      "one null",
      "other null",
      "one null",
    ]);
    expect(await read()).toBe("undefined [object Map]");
    expect(made).toHaveLength(3);
  });

  test("is made of nothing that a request says of who asks", async () => {
    await read("/", {
      cookie: "theme=dark; secret=1",
      authorization: "Basic a",
      "x-forwarded-host": "evil.example",
    });
    expect(made.map(({ headers }) => Object.keys(headers).toSorted())).toEqual([
      ["accept", "host", "x-forwarded-for", "x-locale", "x-theme"],
    ]);
    expect(made[0]?.headers.host).toBe("our.example");
  });

  test("has an asker of its own, who does not leave, and holds what goes out in the page alone", async () => {
    make = (_request, response) => {
      const asker = currentAsker();
      response.end(`${asker?.signal.aborted} ${asker?.pageHtml?.size}`);
    };
    expect(await read()).toBe("false 0");
  });

  test("is sent in the coding that is wished for, and as long as it says", async () => {
    const answers = await Promise.all(
      ["identity", "gzip, deflate", "gzip, br"].map((coding) =>
        fetch(home, { method: "HEAD", headers: { "accept-encoding": coding } }),
      ),
    );
    expect(answers.map(({ headers }) => headers.get("content-encoding"))).toEqual([null, "gzip", "br"]);
    const lengths = answers.map(({ headers }) => Number(headers.get("content-length")));
    expect(lengths[0]).toBe((await read()).length);
    expect(lengths.every((length) => length > 0)).toBe(true);
    expect(gunzipSync((await ask({ "accept-encoding": "gzip" })).body).toString()).toBe(await read());
    expect(brotliDecompressSync((await ask({ "accept-encoding": "br" })).body).toString()).toBe(await read());
  });

  test("is asked for anew with its tag, and says what it depends on", async () => {
    const { headers } = await fetch(home);
    const etag = headers.get("etag") ?? "";
    expect(headers.get("cache-control")).toBe("public, max-age=0, s-maxage=1, must-revalidate");
    expect(headers.get("vary")).toBe("rsc, accept-encoding, accept-language, cookie");
    const again = await ask({ "if-none-match": etag });
    expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, etag]);
    version = "2";
    expect((await ask({ "if-none-match": etag })).status).toBe(200);
  });

  test("that is a file says itself how it may be kept, and is told apart by its date too", async () => {
    const dated = "Sat, 28 Nov 2026 12:00:00 GMT";
    make = (_request, response) => {
      response.setHeader("cache-control", "public, max-age=300");
      response.setHeader("etag", '"of the route"');
      response.setHeader("last-modified", dated);
      response.end("words");
    };
    const { headers } = await ask({}, "/shows/a/feed.xml");
    expect(headers).toMatchObject({
      "cache-control": "public, max-age=300",
      vary: "accept-encoding",
      "content-length": "5",
    });
    expect(headers.etag).toBe('W/"of the route"');
    const again = await Promise.all(
      [{ "if-none-match": headers.etag ?? "" }, { "if-modified-since": dated }].map((asked) =>
        ask(asked, "/shows/a/feed.xml"),
      ),
    );
    expect(again.map(({ status, body }) => [status, body.length])).toEqual([
      [304, 0],
      [304, 0],
    ]);
    expect((await ask({ "if-match": '"another"' }, "/shows/a/feed.xml")).status).toBe(412);
    expect(made).toHaveLength(1);
  });

  test("that is very long is not kept, and yet not sent again to who has it", async () => {
    make = (_request, response) => void response.end("a".repeat(8_000_001));
    const { headers } = await ask({});
    expect((await ask({ "if-none-match": headers.etag ?? "" })).status).toBe(304);
    expect(made).toHaveLength(2);
  });

  test.each([404, 500, 503])("that is none (%s) is not kept", async (status) => {
    make = (_request, response) => {
      response.statusCode = status;
      response.end(`none ${made.length}`);
    };
    const answer = await fetch(home);
    expect([answer.status, answer.headers.get("etag")]).toEqual([status, null]);
    expect([await answer.text(), await read()]).toEqual(["none 1", "none 2"]);
  });

  test("that is refused is not kept", async () => {
    make = (_request, response) => {
      currentAsker()?.refuse({ status: 429, headers: { "retry-after": "5" } });
      response.end("later");
    };
    const { status, headers } = await fetch(home);
    expect([status, headers.get("retry-after"), headers.get("cache-control")]).toEqual([
      429,
      "5",
      "no-store",
    ]);
    await read();
    expect(made).toHaveLength(2);
  });
});

/** What comes back over a socket, as it is; `fetch` decodes, and adds wishes of its own. */
function ask(headers: Readonly<Record<string, string>>, path = "/") {
  return new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
    request(home + path, { headers }, async (response) => {
      const body = Buffer.concat(await response.toArray());
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
    })
      .once("error", reject)
      .end();
  });
}

test.each([
  ["/", true],
  ["/?page=2", true],
  ["/shows/a", true],
  ["/shows/a/b?t=60,61&quote=x", true],
  ["/embed/a/b?accent=red", true],
  ["/people", true],
  ["/tags/sea", true],
  ["/library", true],
  ["/search?q=a", false],
  ["/shows/a/b?find=sea", false],
  ["/shows/a/feed.xml", true],
  ["/shows/a/b/transcript.vtt?lang=de", true],
  ["/shows.opml", true],
  ["/sitemap/1.xml", true],
  ["/search/feed.xml?q=a", false],
  ["/media/a.mp3", false],
  ["/api/v1/shows", false],
])("%s is kept: %s", (url, kept) => {
  expect(isKeptPage({ method: "GET", url })).toBe(kept);
  expect(isKeptPage({ method: "POST", url })).toBe(false);
});
