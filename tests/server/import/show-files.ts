import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

export const TONE = "tests/server/fixtures/tone.mp3";

export function vtt(cues: readonly string[]): string {
  return `WEBVTT\n\n${cues.map((text, i) => `00:0${i}.000 --> 00:0${i}.900\n${text}\n`).join("\n")}`;
}

export function item(guid: string, inside: string): string {
  return `<item><guid>${guid}</guid><title>${guid}</title>${inside}</item>`;
}

export function writeFeed(folder: string, items: readonly string[]): string {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, "feed.xml");
  writeFileSync(
    file,
    `<?xml version="1.0"?><rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>Tones</title><language>en</language>${items.join("\n")}</channel></rss>`,
  );
  return file;
}

export const spoken = `<enclosure url="tone.mp3" type="audio/mpeg" length="1"/><podcast:transcript url="talk.vtt" type="text/vtt"/>`;

export function writeShow(folder: string): string {
  const file = writeFeed(folder, [item("one", spoken), item("two", "")]);
  cpSync(TONE, path.join(folder, "tone.mp3"));
  writeFileSync(path.join(folder, "talk.vtt"), vtt(["<v Vera>Hello there.", "<v Paul>A lighthouse."]));
  return file;
}

export const quiet = () => {};
export const codes = (report: { notices: readonly { problem: { code: string } }[] }) =>
  report.notices.map((notice) => notice.problem.code);
