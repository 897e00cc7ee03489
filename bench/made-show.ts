import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { formatTimestamp } from "#core/time/time.ts";
import type { Corpus } from "./corpus.ts";

export const WORDS_A_CUE = 10;
/** After so many cues the other speaker goes on. */
const CUES_A_TURN = 20;

export interface MadeEpisode {
  readonly title: string;
  /** MP3; null for none. */
  readonly sound: Uint8Array | null;
  readonly cues: number;
  /** Of each cue. */
  readonly seconds: number;
}

/** Writes a show whose episodes two speakers talk through, sound and transcripts. Returns the path of its feed. */
export function writeMadeShow(folder: string, corpus: Corpus, episodes: readonly MadeEpisode[]): string {
  mkdirSync(folder, { recursive: true });
  const items = episodes.map((episode, number) => {
    writeFileSync(path.join(folder, `${number}.vtt`), madeTranscript(corpus, episode));
    if (episode.sound) writeFileSync(path.join(folder, `${number}.mp3`), episode.sound);
    const enclosure = episode.sound ? `<enclosure url="${number}.mp3" type="audio/mpeg" length="1"/>` : "";
    return `<item><guid>${number}</guid><title>${episode.title}</title>${enclosure}<podcast:transcript url="${number}.vtt" type="text/vtt"/></item>`;
  });
  const feed = path.join(folder, "feed.xml");
  writeFileSync(
    feed,
    `<rss xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>Show</title>${items.join("")}</channel></rss>`,
  );
  return feed;
}

/** WebVTT. */
function madeTranscript(corpus: Corpus, { cues, seconds }: MadeEpisode): string {
  const lines = Array.from({ length: cues }, (_, cue) => {
    const [from, to] = [cue, cue + 1].map((number) => formatTimestamp(number * seconds, "."));
    return `${from} --> ${to}\n<v Speaker ${Math.floor(cue / CUES_A_TURN) % 2}>${corpus.sentence(WORDS_A_CUE)}\n`;
  });
  return `WEBVTT\n\n${lines.join("\n")}`;
}
