import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { wordSpans } from "#core/text/word.ts";
import type { Passage } from "#core/transcript/passage.ts";
import { readTranscript } from "#core/transcript/read/format.ts";
import { alignSpeech } from "#server/align/align-speech.ts";
import { findVoice } from "#server/align/espeak.ts";
import { writeSpeech } from "#server/transcribe/speech-file.ts";

const HOUR = 3600;
/** Seconds that a word may be off. */
const NEAR = [0.1, 0.3, 0.5];

const EPISODES = [
  ["zapisano-s-golosa", "pochemu-my-zapisyvaem-golos", "ru"],
  ["set-down-in-sound", "how-sound-becomes-a-file", "en"],
  ["set-down-in-sound", "how-people-learned-to-search-speech", "en"],
] as const;

/** How near words of the demo are found to where they are, when their times are withheld, and what that takes. */
const folder = mkdtempSync(path.join(tmpdir(), "playhead-bench-"));
try {
  for (const [show, name, language] of EPISODES) await align(show, name, language);
} finally {
  rmSync(folder, { recursive: true });
}

async function align(show: string, name: string, language: string): Promise<void> {
  const { passages } = readTranscript("vtt", readFileSync(`prisma/demo/${show}/${name}.vtt`, "utf8"));
  const samples = path.join(folder, `${name}.pcm`);
  const speech = await writeSpeech(`public/demo/${name}.mp3`, samples, new AbortController().signal);
  const voice = await findVoice(language);
  if (!voice || !speech) throw new Error("This needs espeak-ng with voices for English and Russian");
  const texts = passages.map(({ text }) => text);
  const before = process.cpuUsage();
  let most = 0;
  const work = alignSpeech({ samples, texts, language, voice });
  let step = await work.next();
  for (; !step.done; step = await work.next()) most = Math.max(most, process.memoryUsage.rss());
  most = Math.max(most, process.memoryUsage.rss());
  const { user, system } = process.cpuUsage(before);
  const found = step.value ?? [];
  const errors = passages.flatMap(({ wordTimes }, place) => {
    const times = found[place]?.wordTimes ?? [];
    return wordTimes.map((time, word) => Math.abs((times[word] ?? Number.POSITIVE_INFINITY) - time));
  });
  const untimed = errors.filter((error) => error === Number.POSITIVE_INFINITY).length;
  const seconds = ((user + system) / 1e6) * (HOUR / speech.duration);
  console.log(
    `${name}: ${errors.length} words, ${untimed} without times; ${shares(errors)}; median ${median(errors).toFixed(3)} s; ${seconds.toFixed(0)} s of processor an hour of sound, without espeak-ng's; ${Math.round(most / 1e6)} MB`,
  );
  console.log(`  by the letters of the text alone: ${shares(byLetters(passages, speech.duration))}`);
}

function shares(errors: readonly number[]): string {
  const within = NEAR.map((near) => {
    const share = errors.filter((error) => error <= near).length / errors.length;
    return `${(100 * share).toFixed(1)} % within ${1000 * near} ms`;
  });
  return within.join(", ");
}

/** How far off words are that are spread over the sound by how long they are written: what can be had without synthesis. */
function byLetters(passages: readonly Passage[], duration: number): readonly number[] {
  const words = passages.flatMap(({ text, wordTimes }) =>
    wordSpans(text).map(({ start, end }, word) => ({ length: end - start + 1, time: wordTimes[word] ?? 0 })),
  );
  const all = words.reduce((sum, { length }) => sum + length, 0);
  let said = 0;
  return words.map(({ length, time }) => {
    const guess = (duration * said) / all;
    said += length;
    return Math.abs(guess - time);
  });
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
