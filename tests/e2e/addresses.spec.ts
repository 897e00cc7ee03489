import { expect, test } from "@playwright/test";
import { type Answer, exchange } from "./exchange.ts";
import { EPISODE, EPISODES, SHOW } from "./listening.ts";

let port = 0;
test.beforeAll(({ baseURL }) => {
  port = Number(new URL(baseURL ?? "").port);
});

const get = (address: string, ...lines: string[]) => exchange(port, [`GET ${address} HTTP/1.1`, ...lines]);

const PARTS = [
  "%",
  "%zz",
  "%ff",
  "%C0%80",
  "%E0%A4%A",
  "%00",
  "a%00b",
  "%0d%0aset-cookie:%20a=b",
  "%25zz",
  "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
  "a%2Fb",
  "<script>",
  "%F0%9F%98%80",
  "a".repeat(3000),
];

const ROUTES = [
  "/*",
  "/shows/*",
  "/shows/*/feed.xml",
  "/shows/*/a/transcript.vtt",
  `${SHOW}/*`,
  `${SHOW}/*/chapters.json`,
  `${EPISODE}/*`,
  "/card/*/a",
  "/card/a/*",
  "/embed/*",
  "/embed/a/*",
  "/media/*",
  "/sitemap/*",
  "/people/*",
  "/people?q=*&page=*",
  "/tags/*",
  "/tags?q=*&page=*",
  "/api/v1/*",
  "/api/v1/shows/*",
  "/api/v1/shows/*/episodes/a/transcript?lang=*&page=*",
  `/api/v1${SHOW}/episodes?text=*&tag=*&speaker=*&page=*`,
  `/api/v1${SHOW}/episodes?year=*&season=*&order=*&page=*`,
  "/_next/static/*",
  "/_next/image?url=*&w=64&q=75",
  `${SHOW}?text=*&tag=*&speaker=*&page=*`,
  `${SHOW}?year=*&season=*&order=*&page=*`,
  `${EPISODE}?lang=*&t=*&quote=*&find=*`,
  `${EPISODE}/transcript.vtt?lang=*`,
  `/embed${EPISODE.slice("/shows".length)}?accent=*&hl=*&lang=*&t=*`,
  "/oembed?url=*&format=json",
  "/search?show=*&lang=*&tag=*&from=*",
];

const EXPECTED = [200, 308, 400, 404, 414];

for (const route of ROUTES)
  test(`no part of an address brings ${route} down`, async () => {
    for (const part of PARTS) {
      const { status } = await get(route.replaceAll("*", part));
      expect(EXPECTED, `${part.slice(0, 40)} is answered with ${status}`).toContain(status);
    }
  });

const MANY_WORDS = Array.from({ length: 520 }, (_, number) => `word${number}`).join("+");

test("a question of hundreds of words is answered, in a page of the usual size", async () => {
  const page = await get(`/search?q=${MANY_WORDS}`);
  expect([page.status, page.body.length < 200_000]).toEqual([200, true]);
  for (const address of [
    `${SHOW}?text=${MANY_WORDS}`,
    `/api/v1/search?q=${MANY_WORDS}`,
    `/search/feed.xml?q=${MANY_WORDS}`,
  ])
    expect((await get(address)).status).toBe(200);
  const halved = await get(`/search?q=${"%F0%9F%98%80".repeat(300)}a`);
  expect(halved.status).toBe(200);
});

test("the pictures that browsers ask for unasked are there", async () => {
  for (const [address, type] of [
    ["/favicon.ico", "image/x-icon"],
    ["/icon.svg", "image/svg+xml"],
    ["/apple-icon.png", "image/png"],
  ] as const) {
    const { status, headers } = await get(address);
    expect([address, status, headers["content-type"]]).toEqual([address, 200, type]);
  }
});

test("a very long address is refused", async () => {
  expect((await get(`/${"a".repeat(9000)}`)).status).toBe(414);
  expect((await get(`/${"a".repeat(30_000)}`)).status).toBe(431);
});

for (const method of ["TRACE", "PUT", "DELETE", "PATCH", "POST", "PROPFIND"])
  test(`${method} is told what is allowed`, async () => {
    for (const address of [
      "/",
      SHOW,
      `${SHOW}/feed.xml`,
      "/api/v1/search?q=a",
      "/media/a.mp3",
      "/_next/static/a.js",
    ]) {
      const { status, headers } = await exchange(port, [
        `${method} ${address} HTTP/1.1`,
        "Content-Length: 0",
      ]);
      expect([address, status, headers.allow]).toEqual([address, 405, "GET, HEAD, OPTIONS"]);
    }
  });

test("who offers another protocol is answered in this one", async () => {
  const offer = ["Connection: Upgrade", "Upgrade: h2c"];
  for (const [address, status] of [
    [SHOW, 200],
    ["/%ff", 400],
    ["/_next/webpack-hmr", 404],
  ] as const)
    expect([address, (await get(address, ...offer)).status]).toEqual([address, status]);
});

test("a choice is posted, and posted from here only", async () => {
  const form = "theme=dark";
  const post = (origin: string) =>
    exchange(
      port,
      [
        "POST /preferences HTTP/1.1",
        `Origin: ${origin}`,
        "Content-Type: application/x-www-form-urlencoded",
        `Content-Length: ${form.length}`,
      ],
      form,
    );
  const kept = await post(`http://localhost:${port}`);
  expect([kept.status, kept.headers.location]).toEqual([303, "/"]);
  expect(kept.headers["set-cookie"]).toContain("theme=dark");
  expect((await post("https://evil.example")).status).toBe(403);
});

function expectLength(answer: Answer, length: number | null): void {
  expect(answer.headers["transfer-encoding"]).toBeUndefined();
  expect(answer.headers["content-length"]).toBe(String(length ?? answer.body.length));
}

test("what is a file tells its length, whole, in part and before it is sent", async () => {
  const page = await get(EPISODE);
  const [sound = ""] = /\/media\/\w+\.mp3/.exec(page.body) ?? [];
  const [art = ""] = /\/media\/\w+\.png/.exec(decodeURIComponent(page.body)) ?? [];
  const card = `${EPISODE.replace("/shows/", "/card/")}?v=1`;
  const endings = ["vtt", "srt", "json", "txt", "html", "md"];
  const transcripts = endings.map((ending) => `${EPISODE}/transcript.${ending}`);
  const files = [...transcripts, `${EPISODE}/chapters.json`, `${EPISODE}/spoken.json`, `${SHOW}/feed.xml`];
  for (const address of [sound, art, card, ...files]) {
    const whole = await get(address);
    expect([address, whole.status]).toEqual([address, 200]);
    expectLength(whole, null);
    const head = await exchange(port, [`HEAD ${address} HTTP/1.1`]);
    expect([head.status, head.body]).toEqual([200, ""]);
    expectLength(head, whole.body.length);
  }
  const part = await get(sound, "Range: bytes=100-299");
  expect([part.status, part.body.length]).toEqual([206, 200]);
  expectLength(part, 200);
});

test("a sound is saved under the names of its show and itself, in any script", async () => {
  const sound = await get(`${EPISODE}/audio.mp3`, "Range: bytes=0-9");
  expect([sound.status, sound.body.length]).toEqual([206, 10]);
  expect(sound.headers).toMatchObject({
    "content-type": "audio/mpeg",
    "content-disposition": `attachment; filename="Set Down in Sound - ${EPISODES[0].title}.mp3"; filename*=UTF-8''${encodeURIComponent(`Set Down in Sound - ${EPISODES[0].title}`)}.mp3`,
    "cache-control": "no-cache",
  });
  const [, russian = ""] = /href="(\/shows\/zapisano-s-golosa\/[^"?#]+)"/.exec((await get("/")).body) ?? [];
  const head = await exchange(port, [`HEAD ${russian}/audio.mp3 HTTP/1.1`]);
  const [, plain, extended = ""] =
    /^attachment; filename="([\w.-]+)"; filename\*=UTF-8''([\w.%-]+)$/.exec(
      head.headers["content-disposition"] ?? "",
    ) ?? [];
  expect(plain).toMatch(/^zapisano-s-golosa-.+\.mp3$/);
  expect(decodeURIComponent(extended)).toMatch(/^Записано с голоса - .+\.mp3$/);
  expect((await get(`${EPISODE}/audio.exe.mp3`)).status).toBe(404);
});

test("files of strangers are read from everywhere and do nothing anywhere", async () => {
  const page = await get(EPISODE);
  const [sound = ""] = /\/media\/\w+\.mp3/.exec(page.body) ?? [];
  for (const address of [sound, `${EPISODE.replace("/shows/", "/card/")}?v=1`]) {
    const { headers } = await get(address);
    expect(headers).toMatchObject({
      "access-control-allow-origin": "*",
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
    });
    expect((await get(address, 'If-Match: "another"')).status).toBe(412);
  }
  expect(page.headers["cross-origin-opener-policy"]).toBe("same-origin");
});
