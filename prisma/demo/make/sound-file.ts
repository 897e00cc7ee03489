import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { listLags } from "./lag.ts";
import { readSamples, type Wave, writeWave } from "./wave.ts";

const run = promisify(execFile);
const BIG = 1 << 28;

/** 24 kHz at 32 kbit/s: 96 bytes a frame of exactly 24 ms, about 240 KB a minute. */
export const RATE = 24_000;
const BITRATE = "32k";

/** Integrated loudness of each voice before encoding, in LUFS; LAME turns low bit rates down to about -18. */
const LOUDNESS = -17.6;

/** What is written into the MP3's ID3 header. */
export interface Tags {
  readonly title: string;
  readonly album: string;
  readonly artist: string;
  readonly track: string;
  readonly language: string;
}

/** One layer of the mix; `levelled` layers are brought to the common loudness, the others left as they are. */
export interface Layer {
  readonly wave: Wave;
  readonly filters: string;
  readonly levelled: boolean;
}

/** How the finished MP3 measures, decoded as a browser does it (the gapless header is honoured). */
export interface Measure {
  readonly duration: number;
  readonly loudness: number;
  /** Seconds by which the sound lags behind the timeline, the worst of several places; should be near 0. */
  readonly lag: number;
}

/** Mixes the layers, encodes them to `target` and measures the result. `folder` holds the work in between. */
export async function encodeMp3(
  layers: readonly Layer[],
  duration: number,
  tags: Tags,
  target: string,
  folder: string,
): Promise<Measure> {
  const length = Math.round(duration * RATE);
  const inputs: string[] = [];
  for (const [index, layer] of layers.entries()) {
    const raw = join(folder, `layer-${index}.wav`);
    const dressed = join(folder, `layer-${index}-dressed.wav`);
    await writeFile(raw, writeWave(layer.wave));
    await ffmpeg(["-i", raw, "-af", `${layer.filters},aresample=${RATE}`, "-c:a", "pcm_f32le", dressed]);
    const gain = layer.levelled ? LOUDNESS - (await measureLoudness(dressed)) : 0;
    const louder = join(folder, `layer-${index}-levelled.wav`);
    await ffmpeg(["-i", dressed, "-af", `volume=${gain.toFixed(2)}dB`, "-c:a", "pcm_f32le", louder]);
    inputs.push("-i", louder);
  }
  const master = join(folder, "master.wav");
  const mix = `amix=inputs=${layers.length}:normalize=0,alimiter=limit=0.8:level=0:latency=1,apad,atrim=end_sample=${length}`;
  await ffmpeg([...inputs, "-filter_complex", mix, "-c:a", "pcm_s16le", master]);
  const header = Object.entries(tags).flatMap(([name, value]) => ["-metadata", `${name}=${value}`]);
  const codec = [
    "-c:a",
    "libmp3lame",
    "-compression_level",
    "0",
    "-b:a",
    BITRATE,
    "-write_xing",
    "1",
    "-id3v2_version",
    "3",
  ];
  await ffmpeg(["-i", master, "-map_metadata", "-1", ...header, "-fflags", "+bitexact", ...codec, target]);
  return measureMp3(target, layers);
}

async function measureMp3(file: string, layers: readonly Layer[]): Promise<Measure> {
  const decoded = { rate: RATE, samples: await decode(file) };
  const lags = listLags(
    layers.map(({ wave }) => wave),
    decoded,
  );
  const worst = lags.toSorted((a, b) => Math.abs(b) - Math.abs(a))[0] ?? 0;
  return { duration: decoded.samples.length / RATE, loudness: await measureLoudness(file), lag: worst };
}

async function decode(file: string): Promise<Int16Array> {
  const command = ["-v", "error", "-i", file, "-f", "s16le", "-ac", "1", "-ar", String(RATE), "-"];
  const { stdout } = await run("ffmpeg", command, { encoding: "buffer", maxBuffer: BIG });
  return readSamples(stdout);
}

/** Integrated loudness (EBU R 128) in LUFS; silence between the words does not count. */
async function measureLoudness(file: string): Promise<number> {
  const { stderr } = await run("ffmpeg", ["-nostats", "-i", file, "-af", "ebur128", "-f", "null", "-"], {
    maxBuffer: BIG,
  });
  const loudness = [...stderr.matchAll(/I:\s+(-?[\d.]+) LUFS/gu)].at(-1)?.[1];
  if (loudness === undefined) throw new Error(`No loudness of ${file}`);
  return Number(loudness);
}

async function ffmpeg(command: readonly string[]): Promise<void> {
  await run("ffmpeg", ["-y", "-v", "error", ...command], { maxBuffer: BIG });
}
