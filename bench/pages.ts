import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { z } from "zod";
import { findChromium } from "#commands/chromium.ts";
import { makeCorpus } from "./corpus.ts";
import { measureListening } from "./listening.ts";
import { WORDS_A_CUE, writeMadeShow } from "./made-show.ts";
import { weighTranscript } from "./transcript-weight.ts";

const PORT = "4321";
const BASE = `http://localhost:${PORT}`;
const SECONDS = 10;
/** The length of the demo's audio, under which the transcripts of many words are laid. */
const AUDIO = { file: "public/demo/how-sound-becomes-a-file.mp3", duration: 1698 };

/** Runs in the page: how many frames are drawn in the time. A text, because the page knows nothing of our compiler. */
const COUNT_FRAMES = `new Promise((resolve) => {
  const start = performance.now();
  let count = 0;
  requestAnimationFrame(function tick() {
    count += 1;
    if (performance.now() - start < ${SECONDS * 1000}) requestAnimationFrame(tick);
    else resolve(count);
  });
})`;

/** What pages weigh, and what following the sound costs a frame in a transcript ten times as long. */
const folder = mkdtempSync(path.join(tmpdir(), "playhead-bench-"));
const env = { ...process.env, DATA_DIR: folder, PORT, LANG: "en" };
const tsx = ["--import", "tsx"];
const episodes = [0, 3000, 20_000, 30_000].map((words) => {
  const cues = words / WORDS_A_CUE;
  const seconds = AUDIO.duration / Math.max(1, cues);
  return { title: `Words ${words}`, sound: readFileSync(AUDIO.file), cues, seconds };
});
writeMadeShow(path.join(folder, "show"), makeCorpus(), episodes);
await run([...tsx, "commands/import.ts", "prisma/demo/set-down-in-sound/feed.xml"]);
await run([...tsx, "commands/import.ts", path.join(folder, "show")]);
const server = spawn(process.execPath, ["commands/start.js"], {
  env,
  stdio: ["ignore", "ignore", "inherit"],
});
try {
  while (!(await fetch(BASE).catch(() => null))) await new Promise((resolve) => setTimeout(resolve, 300));
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ["--no-sandbox", "--disable-background-networking", "--autoplay-policy=no-user-gesture-required"],
  });
  console.log("pages: first visit, compressed bytes over the wire, sound not counted");
  await weigh(browser, "home", "/");
  await weigh(browser, "episode", "/shows/set-down-in-sound/how-sound-becomes-a-file");
  await weigh(browser, "embedded episode", "/embed/set-down-in-sound/how-sound-becomes-a-file");
  await weigh(browser, "embedded newest two", "/embed/set-down-in-sound?latest=2");
  await weighTranscript(`${BASE}/shows/show/words-20000`, `${BASE}/shows/show/words-0`);
  console.log(`follow: ${SECONDS} s of playing`);
  const short = await follow(browser, 3000);
  const long = await follow(browser, 30_000);
  console.log(`  ratio: ${(long / short).toFixed(2)} for 10 times the words`);
  await measureListening(browser, {
    base: BASE,
    episode: "/shows/show/words-30000",
    titles: ["How Sound Becomes a File", "How People Learned to Search Speech"],
    sound: await findSound("/shows/set-down-in-sound/how-sound-becomes-a-file"),
  });
  await browser.close();
} finally {
  server.kill("SIGTERM");
  await new Promise((resolve) => server.once("exit", resolve));
  rmSync(folder, { recursive: true, force: true });
}

async function weigh(browser: Browser, name: string, address: string): Promise<void> {
  const page = await browser.newPage();
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const kinds = new Map<string, string>();
  const bytes = new Map<string, number>();
  session.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) =>
    bytes.set(requestId, encodedDataLength),
  );
  await page.goto(BASE + address, { waitUntil: "networkidle" });
  const counted = [...bytes].filter(([id]) => kinds.get(id) !== "Media");
  const sum = (kind: string) =>
    counted.filter(([id]) => kinds.get(id) === kind).reduce((total, [, length]) => total + length, 0);
  const total = counted.reduce((all, [, length]) => all + length, 0);
  const kilobytes = (length: number) => `${Math.round(length / 1024)} kB`;
  const parts = ["Document", "Script", "Stylesheet", "Font", "Image"].map(
    (kind) => `${kind.toLowerCase()} ${kilobytes(sum(kind))}`,
  );
  console.log(
    `  ${name}: ${kilobytes(total)} in ${counted.length} requests (${parts.join(", ")}); ${(total / sum("Document")).toFixed(1)} times its HTML`,
  );
  await page.close();
}

/** The address of what an episode sounds like. */
async function findSound(episode: string): Promise<string> {
  const [sound] = /\/media\/[^"'\\ ]+\.mp3/.exec(await (await fetch(BASE + episode)).text()) ?? [];
  if (sound === undefined) throw new Error(`No sound was found in ${episode}`);
  return sound;
}

/** Milliseconds of script and layout a frame while the transcript follows. */
async function follow(browser: Browser, words: number): Promise<number> {
  const page = await browser.newPage();
  await page.goto(`${BASE}/shows/show/words-${words}?t=600`, { waitUntil: "networkidle" });
  await page.getByRole("button", { name: "Play from 10:00" }).click();
  await page.waitForFunction(() => (document.querySelector("audio")?.currentTime ?? 0) > 601);
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const read = async () =>
    new Map((await session.send("Performance.getMetrics")).metrics.map((m) => [m.name, m.value]));
  const before = await read();
  const frames = z.number().parse(await page.evaluate(COUNT_FRAMES));
  const after = await read();
  const spent = ["ScriptDuration", "LayoutDuration", "RecalcStyleDuration"].reduce(
    (sum, name) => sum + (after.get(name) ?? 0) - (before.get(name) ?? 0),
    0,
  );
  const nodes = await page.evaluate(() => document.querySelectorAll("*").length);
  const perFrame = (spent * 1000) / frames;
  console.log(
    `  ${words.toLocaleString("en")} words: ${perFrame.toFixed(3)} ms a frame over ${frames} frames, ${nodes} elements`,
  );
  await page.close();
  return perFrame;
}

async function run(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "ignore", "inherit"] });
  const code = await new Promise((resolve) => child.once("exit", resolve));
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}`);
}
