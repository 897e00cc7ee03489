import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "@playwright/test";
import { TRANSCRIPT_FILES } from "#core/transcript/write/format.ts";
import { exchange } from "./exchange.ts";
import { importInto } from "./importing.ts";
import { test } from "./listening.ts";
import { portOf } from "./ports.ts";
import { STILL, withStart } from "./start.ts";

const PORT = portOf("hostile feed");
const HOME = `http://localhost:${PORT}`;

/** What would run if anything of it were taken for markup, script or an address. */
const PAYLOADS = [
  "<script>alert(1)</script>",
  "</script><script>alert(2)</script>",
  '"><img src=x onerror=alert(3)>',
  "' onmouseover='alert(4)",
  "</title></style><svg onload=alert(5)>",
  '<a href="javascript:alert(6)">tea</a>',
  '<iframe srcdoc="<script>parent.alert(7)</script>"></iframe>',
  "javascript:alert(8)",
  "]]><script>alert(9)</script>",
  "<math><mtext><table><mglyph><style><img src=x onerror=alert(10)>",
  "&lt;script&gt;alert(11)&lt;/script&gt;",
  "\u2028alert(12)\u2028-->",
] as const;

const escapeXml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

// It says that it could not have what the feed names.
test.use({ quiet: false });

const data = mkdtempSync(path.join(tmpdir(), "playhead-hostile-"));
test.afterAll(() => rmSync(data, { recursive: true, force: true }));

/** A feed and its files in which every field is hostile, an episode for each payload. */
function writeHostileShow(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const [index, payload] of PAYLOADS.entries()) {
    // An arrow would end the cue.
    const said = payload.replace("-->", "--&gt;");
    const speaker = payload.replaceAll(/-*>/g, "");
    const cue = `00:00.000 --> 00:05.000\n<v ${speaker}>${said} is what tea said.`;
    writeFileSync(path.join(folder, `${index}.vtt`), `WEBVTT\n\n${cue}\n`);
    const chapters = [{ startTime: 0, title: payload, url: payload, img: payload }];
    writeFileSync(path.join(folder, `${index}.json`), JSON.stringify({ version: "1.2.0", chapters }));
  }
  const file = path.join(folder, "feed.xml");
  writeFileSync(file, hostileFeed());
  return file;
}

function hostileFeed(): string {
  const all = escapeXml(PAYLOADS.join(" "));
  const items = PAYLOADS.map((payload, index) => {
    const text = escapeXml(payload);
    return `<item><title>${text}</title><guid>${text}${index}</guid><link>${text}</link>
<description>${text}</description><itunes:subtitle>${text}</itunes:subtitle><itunes:keywords>${text}</itunes:keywords>
<enclosure url="https://tea.example/${index}.mp3?${text}" type="${text}" length="${text}"/>
<itunes:image href="${text}"/><itunes:duration>60</itunes:duration>
<podcast:person href="${text}" img="${text}" role="${text}">${text}</podcast:person>
<podcast:soundbite startTime="1" duration="2">${text}</podcast:soundbite>
<podcast:chapters url="${index}.json" type="application/json"/>
<podcast:transcript url="${index}.vtt" type="text/vtt" language="en"/></item>`;
  });
  return `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>
<title>Tea ${all}</title><description>${all}</description><link>${escapeXml(PAYLOADS[7])}</link><language>${all}</language>
<itunes:author>${all}</itunes:author><itunes:image href="${all}"/><itunes:category text="${all}"/><podcast:person>${all}</podcast:person>
${items.join("\n")}</channel></rss>`;
}

test("a hostile feed runs nowhere, and no page of it is an error", async ({ page }) => {
  test.setTimeout(420_000);
  const feed = writeHostileShow(path.join(data, "show"));
  importInto(data, feed);
  await withStart({ port: PORT, data, env: STILL }, async () => {
    const ran: string[] = [];
    page.on("dialog", async (dialog) => {
      ran.push(dialog.message());
      await dialog.dismiss();
    });
    page.on("console", (message) => {
      if (/refused to (?:execute|run)|violates the following/i.test(message.text())) ran.push(message.text());
    });
    const open = async (address: string) => {
      const response = await page.goto(HOME + address);
      expect([address, (response?.status() ?? 500) < 500]).toEqual([address, true]);
      const hrefs = await page
        .locator("a[href]")
        .evaluateAll((links) =>
          links.map((link) => (link instanceof HTMLAnchorElement ? link.protocol : "svg")),
        );
      const apps = ["podcast:", "pktc:", "overcast:"];
      const known = new Set(["http:", "https:", "mailto:", "data:", "blob:", ...apps]);
      expect([address, hrefs.filter((protocol) => !known.has(protocol))]).toEqual([address, []]);
    };
    await open("/");
    const shows = await page
      .locator('main a[href^="/shows/"]')
      .evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute("href") ?? ""))]);
    const show = shows.find((href) => href.split("/").length === 3) ?? "";
    await open(show);
    const episodes = await page
      .locator(`main h3 a[href^="${show}/"]`)
      .evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute("href") ?? ""))]);
    expect(episodes.length).toBe(PAYLOADS.length);
    for (const episode of episodes) {
      await open(`${episode}?t=1`);
      await expect(page.locator("[data-words]").first()).toContainText("is what tea said.");
      await open(`/embed${episode.slice("/shows".length)}?t=1`);
    }
    await open(`/embed${show.slice("/shows".length)}`);
    await open("/library");
    for (const payload of PAYLOADS) {
      const text = encodeURIComponent(payload);
      await open(`/search?q=${text}`);
      await open(`${show}?text=${text}&tag=${text}&order=${text}`);
      await open(`${episodes[0]}?t=${text}&quote=${text}&find=${text}&lang=${text}`);
    }
    await open("/search?q=tea");
    await expect(page.locator("main mark").first()).toHaveText("tea");
    expect(ran).toEqual([]);

    const files = episodes.flatMap((episode) => [
      ...TRANSCRIPT_FILES.map((ending) => `${episode}/transcript.${ending}`),
      `${episode}/chapters.json`,
      `${episode}/clip.vtt?t=0,3`,
      `${episode.replace("/shows", "/card")}?t=1`,
      `/oembed?url=${encodeURIComponent(HOME + episode)}`,
    ]);
    for (const address of [
      ...files,
      `${show}/feed.xml`,
      "/shows.opml",
      "/sitemap.xml",
      "/api/v1/search?q=tea",
    ]) {
      const { status } = await exchange(PORT, [`GET ${address} HTTP/1.1`]);
      expect([address, status]).toEqual([address, 200]);
    }
  });
});
