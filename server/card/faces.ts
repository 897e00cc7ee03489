import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { GlobalFonts } from "@napi-rs/canvas";
import { z } from "zod";

export type Style = "serif" | "sans";

const STYLES: Readonly<Record<Style, string>> = { serif: "source-serif-4", sans: "inter" };

/** Asked in this order for what the style does not have; Korean also for characters that the Chinese font leaves out. */
const OTHERS = [
  "noto-naskh-arabic",
  "noto-sans-hebrew",
  "noto-sans-devanagari",
  "noto-sans-thai",
  "noto-sans-sc",
  "noto-sans-kr",
];

/** Part of a font: the characters that its file is for, from and to. */
interface Subset {
  /** That of its font, and of its file. */
  readonly name: string;
  readonly file: string;
  readonly ranges: readonly (readonly [number, number])[];
}

/** What a text is set with. */
export interface Faces {
  /** The names of the families as CSS lists them; each character is drawn by the first that has it. */
  readonly families: string;
  /** What they can show of a text, or of a part of it: what none of them has is left out. */
  shown(text: string): string;
}

const require = createRequire(import.meta.url);
const rangesFile = z.record(z.string(), z.string());

const subsets = new Map<string, Promise<readonly Subset[]>>();
const registered = new Map<string, Promise<void>>();

/** Loads what a text needs; each file is read once, and kept. */
export async function loadFaces(text: string, style: Style): Promise<Faces> {
  const all = (await Promise.all([STYLES[style], ...OTHERS].map(listSubsets))).flat();
  const characters = [...new Set(composed(text))];
  const chosen = new Map(characters.map((character) => [character, subsetFor(character, all)]));
  const needed = all.filter((subset) => [...chosen.values()].includes(subset));
  await Promise.all(needed.map(register));
  return {
    families: needed.map(({ name }) => `"${name}"`).join(", "),
    shown: (part) => Array.from(composed(part), (one) => (chosen.get(one) ? one : "")).join(""),
  };
}

/** With a letter and its mark as one sign where there is one: more fonts have that. */
function composed(text: string): string {
  return text.normalize("NFC");
}

function subsetFor(character: string, all: readonly Subset[]): Subset | undefined {
  const code = character.codePointAt(0) ?? 0;
  return all.find(({ ranges }) => ranges.some(([from, to]) => code >= from && code <= to));
}

function listSubsets(font: string): Promise<readonly Subset[]> {
  const known = subsets.get(font) ?? readSubsets(font);
  subsets.set(font, known);
  return known;
}

async function readSubsets(font: string): Promise<readonly Subset[]> {
  const folder = path.dirname(require.resolve(`@fontsource-variable/${font}/package.json`));
  const ranges = rangesFile.parse(JSON.parse(await readFile(path.join(folder, "unicode.json"), "utf8")));
  return Object.entries(ranges).map(([subset, text]) => {
    // Numbered files are named [12] in the list and 12 on the disk.
    const name = `${font}-${subset.replace(/[[\]]/g, "")}`;
    const file = path.join(folder, "files", `${name}-wght-normal.woff2`);
    return { name, file, ranges: text.split(",").map(parseRange) };
  });
}

/** `U+4E00-9FFF` or `U+20AC`, as CSS writes it. */
function parseRange(text: string): readonly [number, number] {
  const [from = "", to = from] = text.trim().slice(2).split("-");
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
}

function register(subset: Subset): Promise<void> {
  const known = registered.get(subset.name) ?? readFace(subset);
  registered.set(subset.name, known);
  return known;
}

/** Fonts belong to the process: a thread finds those of the one before it. */
async function readFace({ name, file }: Subset): Promise<void> {
  if (GlobalFonts.has(name)) return;
  if (GlobalFonts.register(await readFile(file), name) === null) throw new Error(`${file} is no font`);
}
