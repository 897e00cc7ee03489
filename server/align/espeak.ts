import { spawn } from "node:child_process";
import { once } from "node:events";
import { constants, setPriority } from "node:os";
import { LEVELS } from "#core/alignment/word-marks.ts";

const PROGRAM = "espeak-ng";
/** A hundred words take a tenth of a second. Milliseconds. */
const LONGEST = 60_000;
/** Ten minutes of speech. Bytes. */
const LARGEST = 30_000_000;
/** No word is longer. Characters. */
const LONGEST_WORD = 60;
/** What is spoken of a word: signs that would be commands, marks of another kind or read out by their names are left out. */
const UNSPOKEN = /[^\p{L}\p{M}\p{N}\p{Sc}'’.,;:!?…%&+-]/gu;

/** Speech as espeak-ng writes it. */
export interface Recording {
  readonly samples: Int16Array;
  /** A second. */
  readonly rate: number;
}

/** What espeak-ng calls the voice that speaks a language (BCP 47); null where it has none. Undefined where there is no espeak-ng. */
export async function findVoice(language: string): Promise<string | null | undefined> {
  const listed = await run(["--voices"], "");
  if (listed === null) return undefined;
  const wanted = language.toLowerCase();
  const [primary = ""] = wanted.split("-");
  const voices = new Set(listed.toString("utf8").split("\n").slice(1).flatMap(languagesOf));
  if (voices.has(wanted)) return wanted;
  if (voices.has(primary)) return primary;
  return [...voices].find((voice) => voice.startsWith(`${primary}-`)) ?? null;
}

/** A line is such as ` 5  en-gb  --/M  English_(Great_Britain)  gmw/en  (en 2)`. */
function languagesOf(line: string): readonly string[] {
  const [, , first] = /^(\s*\d+\s+)(\S+)/.exec(line) ?? [];
  const others = [...line.matchAll(/\((\S+) \d+\)/g)].map(([, other]) => other);
  return [first, ...others].flatMap((found) => (found === undefined ? [] : [found.toLowerCase()]));
}

/** The same words twice, the second time as loud by turns as `LEVELS` say. Null where espeak-ng cannot speak them. */
export async function speakWords(
  words: readonly string[],
  voice: string,
): Promise<{ readonly plain: Recording; readonly marked: Recording } | null> {
  const [plain, marked] = await Promise.all([
    speak(words, voice, () => LEVELS[0]),
    speak(words, voice, (place) => LEVELS[place % LEVELS.length] ?? LEVELS[0]),
  ]);
  return plain && marked ? { plain, marked } : null;
}

async function speak(
  words: readonly string[],
  voice: string,
  levelAt: (place: number) => number,
): Promise<Recording | null> {
  const text = words.map((word, place) => `\u0001${levelAt(place)}A${spokenWord(word)}`).join(" ");
  const wav = await run(["-v", voice, "-b", "1", "--stdin", "--stdout"], text);
  // A head of 44 bytes, in which the lengths are not told: it is written as a stream.
  if (wav === null || wav.length < 46) return null;
  const samples = Int16Array.from({ length: Math.floor((wav.length - 44) / 2) }, (_, i) =>
    wav.readInt16LE(44 + 2 * i),
  );
  return { samples, rate: wav.readUInt32LE(24) };
}

function spokenWord(word: string): string {
  return word.normalize("NFC").replace(UNSPOKEN, "").slice(0, LONGEST_WORD);
}

/** What it writes, of a text on its standard input; null where there is no such program or it fails. Others go first. */
async function run(options: readonly string[], text: string): Promise<Buffer | null> {
  const child = spawn(PROGRAM, options, {
    stdio: ["pipe", "pipe", "ignore"],
    timeout: LONGEST,
    killSignal: "SIGKILL",
  });
  const ended = once(child, "close").catch(() => null);
  child.stdin.on("error", () => {});
  child.stdin.end(text);
  yieldToOthers(child.pid);
  const chunks: Buffer[] = [];
  let came = 0;
  for await (const chunk of child.stdout) {
    if (!Buffer.isBuffer(chunk)) throw new Error(`${PROGRAM} gave ${typeof chunk}`);
    came += chunk.length;
    if (came > LARGEST) child.kill("SIGKILL");
    else chunks.push(chunk);
  }
  const [code] = (await ended) ?? [null];
  return code === 0 ? Buffer.concat(chunks) : null;
}

function yieldToOthers(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already.
  }
}
