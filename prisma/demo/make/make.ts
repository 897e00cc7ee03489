/**
 * Makes the demo shows from their scripts: speech, feed, transcript, chapters and art.
 *
 *     npx tsx prisma/demo/make/make.ts [show…]
 *
 * Needs Debian's festival, festvox-us-slt-hts, festvox-kallpc16k, festvox-ru, ffmpeg and chromium. Nobody else
 * does: what it makes is kept in the repository. Sentences once spoken are kept in the system's temporary folder.
 */
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { drawArt } from "./art.ts";
import { formatVtt } from "./captions.ts";
import { strikeChime } from "./chime.ts";
import { type Finished, formatChapters, formatFeed } from "./feed.ts";
import { type Span, speakLines, type Take } from "./festival.ts";
import { parseScript, type Script } from "./script.ts";
import { SHOWS, type Show, type ShowEpisode } from "./shows.ts";
import { encodeMp3, type Layer, RATE } from "./sound-file.ts";
import { findStretch, layOut, type Timeline } from "./timeline.ts";
import { layChimes, layVoice } from "./track.ts";
import type { Voice } from "./voices.ts";

const MAKE = dirname(fileURLToPath(import.meta.url));
const DEMO = resolve(MAKE, "..");
const MEDIA = resolve(MAKE, "../../../public/demo");
const WORK = join(tmpdir(), "playhead-demo");

/** Seconds by which a word may sound early or late before the episode counts as wrong. */
const TOLERANCE = 0.03;

async function makeEpisode(show: Show, episode: ShowEpisode): Promise<Finished> {
  const script = parseScript(await readFile(join(MAKE, `${episode.name}.txt`), "utf8"));
  const { takes, stretch } = await speakScript(script, show, episode);
  const timeline = layOut(script.sentences, takes, episode.duration);
  const mp3 = join(MEDIA, `${episode.name}.mp3`);
  const tags = {
    title: episode.title,
    album: show.title,
    artist: show.author,
    track: String(episode.number),
    language: show.iso639,
  };
  const measure = await encodeMp3(
    await layLayers(script, takes, timeline, show),
    timeline.duration,
    tags,
    mp3,
    WORK,
  );
  const report = `${measure.duration.toFixed(3)} s, ${measure.loudness} LUFS, worst lag ${measure.lag} s, stretch ${stretch}`;
  if (Math.abs(measure.lag) > TOLERANCE) throw new Error(`${episode.name}: ${report}`);
  const chapters = script.chapters.map(({ title }, index) => ({
    title,
    startTime: index === 0 ? 0 : Math.round((timeline.chimes[index] ?? 0) * 1000) / 1000,
  }));
  const folder = join(DEMO, show.folder);
  await writeFile(join(folder, `${episode.name}.vtt`), formatVtt(script.sentences, timeline));
  await writeFile(join(folder, `${episode.name}.chapters.json`), formatChapters(episode, chapters));
  console.log(`${episode.name}: ${report}`);
  const soundbites = episode.soundbites.map(({ title, first, last }) => ({
    title,
    start: spansOf(first, script, timeline)[0]?.start ?? 0,
    end: spansOf(last, script, timeline).at(-1)?.end ?? 0,
  }));
  return { episode, duration: measure.duration, size: (await stat(mp3)).size, soundbites };
}

/** When the words of a sentence of the script are spoken. */
function spansOf(sentence: string, script: Script, timeline: Timeline): readonly Span[] {
  const index = script.sentences.findIndex(({ words }) => words.join(" ") === sentence);
  const spans = timeline.sentences[index];
  if (spans === undefined) throw new Error(`The script has no sentence “${sentence}”`);
  return spans;
}

/** Speaks once at the voices' own pace to learn the length, and again at the pace that the length asks for. */
async function speakScript(
  script: Script,
  show: Show,
  episode: ShowEpisode,
): Promise<{ takes: readonly Take[]; stretch: number }> {
  const lines = script.sentences.map(({ words, speaker }) => ({ words, voice: findVoice(show, speaker) }));
  const first = await speakLines(lines, 1, show.pronunciations, WORK);
  const stretch = findStretch(script.sentences, first, episode.duration);
  return { takes: await speakLines(lines, stretch, show.pronunciations, WORK), stretch };
}

function findVoice(show: Show, speaker: string): Voice {
  const person = show.persons.find(({ name }) => name === speaker);
  if (person === undefined) throw new Error(`${speaker} has no voice in ${show.title}`);
  return person.voice;
}

async function layLayers(
  script: Script,
  takes: readonly Take[],
  timeline: Timeline,
  show: Show,
): Promise<readonly Layer[]> {
  const voices = show.persons.map(async ({ name, voice }) => {
    const placed = takes
      .map((take, index) => ({
        take,
        spans: timeline.sentences[index] ?? [],
        speaker: script.sentences[index]?.speaker,
      }))
      .filter(({ speaker }) => speaker === name);
    return { wave: await layVoice(placed, voice, timeline.duration), filters: voice.filters, levelled: true };
  });
  const chimes = { wave: layChimes(timeline, strikeChime(RATE)), filters: "anull", levelled: false };
  return [...(await Promise.all(voices)), chimes];
}

const wanted = process.argv.slice(2);
for (const show of SHOWS.filter(({ folder }) => wanted.length === 0 || wanted.includes(folder))) {
  await Promise.all(
    [WORK, MEDIA, join(DEMO, show.folder)].map((folder) => mkdir(folder, { recursive: true })),
  );
  const finished: Finished[] = [];
  for (const episode of show.episodes) finished.push(await makeEpisode(show, episode));
  await writeFile(join(DEMO, show.folder, "feed.xml"), formatFeed(show, finished));
  await drawArt(join(MAKE, `${show.folder}.svg`), join(MEDIA, `${show.folder}.png`), WORK);
}
