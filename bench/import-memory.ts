import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { makeCorpus } from "./corpus.ts";
import { type MadeEpisode, writeMadeShow } from "./made-show.ts";
import { residentMegabytes } from "./process-figures.ts";

const FEW = 50;
const MANY = 500;
/** Of each episode: half a minute at 32 kbit/s, cut out of the demo's sound, and what is said in an hour. */
const SOUND_BYTES = 120_000;
const CUES = 900;
/** Between two looks at the process. Milliseconds. */
const INTERVAL = 100;

/** How much memory the import takes, measured as its process has it: of many episodes, beside few. */
const folder = mkdtempSync(path.join(tmpdir(), "playhead-bench-"));
const sound = readFileSync("public/demo/how-sound-becomes-a-file.mp3");
const corpus = makeCorpus();
try {
  const few = await importShow(FEW);
  const many = await importShow(MANY);
  console.log("import, resident MB, at most in each fifth of the time");
  console.log(`  ${FEW} episodes: ${fifths(few).join(", ")}`);
  console.log(`  ${MANY} episodes: ${fifths(many).join(", ")}`);
  console.log(`  ratio: ${(Math.max(...many) / Math.max(...few)).toFixed(2)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Resident megabytes every tenth of a second. */
async function importShow(episodes: number): Promise<readonly number[]> {
  const show = path.join(folder, String(episodes));
  writeMadeShow(show, corpus, madeEpisodes(episodes));
  const env = { ...process.env, DATA_DIR: path.join(folder, `data-${episodes}`) };
  const run = spawn(process.execPath, ["--import", "tsx", "commands/import.ts", show], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const samples: number[] = [];
  const timer = setInterval(() => {
    const megabytes = run.pid === undefined ? Number.NaN : residentMegabytes(run.pid);
    if (megabytes > 0) samples.push(megabytes);
  }, INTERVAL);
  const code = await new Promise((resolve) => run.once("exit", resolve));
  clearInterval(timer);
  if (code !== 0) throw new Error(`The import of ${episodes} episodes ended with ${code}`);
  return samples;
}

function fifths(samples: readonly number[]): readonly number[] {
  const length = Math.ceil(samples.length / 5);
  return [0, 1, 2, 3, 4].map((fifth) => Math.max(...samples.slice(fifth * length, (fifth + 1) * length)));
}

function madeEpisodes(count: number): readonly MadeEpisode[] {
  return Array.from({ length: count }, (_, number) => {
    const from = Math.round((sound.length - SOUND_BYTES) * (number / count));
    const part = sound.subarray(from, from + SOUND_BYTES);
    return { title: `Episode ${number}`, sound: part, cues: CUES, seconds: 4 };
  });
}
