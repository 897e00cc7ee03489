import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const FONT = "@fontsource-variable/source-serif-4/files/source-serif-4";
/** The parts of the typeface that the titles need, and the letters in each. */
const SCRIPTS = [
  { name: "latin", range: "U+0000-02FF, U+2000-206F" },
  { name: "cyrillic", range: "U+0400-045F, U+0490-0491" },
];

/** Side of the square in pixels: what the podcast directories ask for at least. */
const SIDE = 1400;

/** Draws the show's art from its SVG as a browser does, in the reading serif, as a picture of few colours. */
export async function drawArt(svg: string, target: string, folder: string): Promise<void> {
  const { resolve } = createRequire(import.meta.url);
  const faces = SCRIPTS.map(
    ({ name, range }) => `@font-face { font-family: "Source Serif 4"; font-weight: 200 900;
      src: url("file://${resolve(`${FONT}-${name}-opsz-normal.woff2`)}"); unicode-range: ${range} }`,
  );
  const page = join(folder, "art.html");
  const shot = join(folder, "art.png");
  await writeFile(
    page,
    `<!doctype html><meta charset="utf-8"><style>${faces.join("\n")} * { margin: 0 } svg { display: block }</style>${await readFile(svg, "utf8")}`,
  );
  const size = [`--window-size=${SIDE},${SIDE}`, "--force-device-scale-factor=1", "--hide-scrollbars"];
  const quiet = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"];
  await run("chromium", [
    ...quiet,
    ...size,
    "--virtual-time-budget=2000",
    `--screenshot=${shot}`,
    `file://${page}`,
  ]);
  const palette = "split[a][b];[a]palettegen=max_colors=64:stats_mode=single[p];[b][p]paletteuse=dither=none";
  const crop = `crop=${SIDE}:${SIDE}:0:0`;
  await run("ffmpeg", [
    "-y",
    "-v",
    "error",
    "-i",
    shot,
    "-vf",
    `${crop},${palette}`,
    "-frames:v",
    "1",
    target,
  ]);
}
