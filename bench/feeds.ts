import { readFileSync } from "node:fs";
import Parser from "rss-parser";
import { parseFeed } from "#core/feed/read/feed.ts";
import { makeCorpus } from "./corpus.ts";

const EPISODES = 2000;
const ROUNDS = 21;

/** Reading a feed, all of it, against rss-parser, which reads what it knows; the median of each. */
const source = process.argv[2] === undefined ? writeFeed() : readFileSync(process.argv[2], "utf8");
const megabytes = Buffer.byteLength(source) / 1e6;
const parser = new Parser();
const playhead = await median(() => parseFeed(source));
const peer = await median(() => parser.parseString(source));
const rate = (seconds: number) => `${((seconds * 1000) / megabytes).toFixed(1)} ms/MB`;
console.log(`feeds: ${megabytes.toFixed(1)} MB`);
console.log(`  Playhead: ${rate(playhead)}`);
console.log(`  rss-parser: ${rate(peer)}`);
console.log(`  ratio: ${(peer / playhead).toFixed(1)} times as fast`);

function writeFeed(): string {
  const corpus = makeCorpus();
  const items = Array.from({ length: EPISODES }, (_, episode) => {
    const notes = Array.from({ length: 8 }, () => `<p>${corpus.sentence(30)}</p>`).join("");
    return [
      `<item><title>${corpus.sentence(6)}</title><guid isPermaLink="false">${episode}</guid>`,
      `<description>${corpus.sentence(40)}</description><content:encoded><![CDATA[${notes}]]></content:encoded>`,
      "<pubDate>Tue, 01 Sep 2026 10:00:00 +0000</pubDate><itunes:duration>1:02:03</itunes:duration>",
      `<itunes:image href="https://tea.example/${episode}.png"/><itunes:episode>${episode}</itunes:episode>`,
      `<enclosure url="https://tea.example/${episode}.mp3" length="1234567" type="audio/mpeg"/></item>`,
    ].join("\n");
  });
  const namespaces =
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:content="http://purl.org/rss/1.0/modules/content/"';
  return `<?xml version="1.0"?><rss version="2.0" ${namespaces}><channel><title>Tea</title>${items.join("\n")}</channel></rss>`;
}

/** Seconds. */
async function median(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await work();
    times.push((performance.now() - start) / 1000);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}
