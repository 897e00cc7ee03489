import { parseText, tokenizeVTTCue } from "media-captions";
import { formatTimestamp } from "#core/time/time.ts";
import { parseVtt } from "#core/transcript/read/caption/vtt.ts";
import { makeCorpus } from "./corpus.ts";

/** An hour. */
const CUES = 1200;
const WORDS_A_CUE = 10;
const ROUNDS = 100;

/** Reading WebVTT, from text to cues, beside media-captions; where there are tags, it cuts these out of the cues too. */
const { sentence } = makeCorpus();
const plain = makeVtt((words) => words);
const tagged = makeVtt((words, cue) => `<v Speaker ${Math.floor(cue / 20) % 2}>${words} &amp; <i>more</i>`);

await compare("plain cues", plain, () => parseText(plain, { type: "vtt" }));
await compare("cues with voices, italics and references", tagged, async () => {
  const { cues } = await parseText(tagged, { type: "vtt" });
  for (const cue of cues) tokenizeVTTCue(cue);
});

function makeVtt(write: (words: string, cue: number) => string): string {
  const cues = Array.from({ length: CUES }, (_, cue) => {
    const [from, to] = [cue * 3, cue * 3 + 3].map((seconds) => formatTimestamp(seconds, "."));
    return `${from} --> ${to}\n${write(sentence(WORDS_A_CUE), cue)}\n`;
  });
  return `WEBVTT\n\n${cues.join("\n")}`;
}

async function compare(what: string, file: string, peer: () => Promise<unknown>): Promise<void> {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await time(async () => parseVtt(file)));
    theirs.push(await time(peer));
  }
  const [own, other] = [ours, theirs].map((times) => (median(times) / file.length) * 1_000_000);
  const ratio = ((other ?? 0) / (own ?? 1)).toFixed(1);
  console.log(
    `${what}: Playhead ${own?.toFixed(1)} ms a megabyte, media-captions ${other?.toFixed(1)}: ${ratio} times as fast`,
  );
}

/** Milliseconds of processor time: what else runs on this machine counts as little as can be. */
async function time(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
