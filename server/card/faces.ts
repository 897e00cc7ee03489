import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import decompress from "woff2-encoder/decompress";
import { z } from "zod";
import { type FontFile, openFont } from "./font-file.ts";

export type Style = "serif" | "sans";

/** How letters change with their neighbours, so that widths are known only once they are set; null where they do not. */
interface Shaping {
  /** What is set by itself: resvg gives the next syllable the place after the widest letter of one, not after all. */
  readonly unit: "run" | "syllable";
  /** From the end of the ink to the next unit, in ems; negative where a line above the letters runs on. */
  readonly bearing: number;
}

/** One file of a font, under a family name of its own. */
export interface Face extends FontFile {
  readonly family: string;
  /** How much is drawn around its letters, in ems: resvg shows a variable font at its default weight, which may be thin. */
  readonly stroke: number;
  readonly shaping: Shaping | null;
}

/** The face for a cluster of characters, or null when none has all of them; `previous` where that does as well. */
export type FaceFinder = (cluster: string, previous: Face | null) => Face | null;

interface Family {
  readonly name: string;
  /** What it is asked for, by the first character of a cluster. */
  readonly scripts: RegExp;
  /** Its files; null for all. */
  readonly subsets: readonly string[] | null;
  readonly stroke: number;
  readonly shaping: Shaping | null;
}

const PLAIN = { subsets: null, stroke: 0, shaping: null };
const EUROPEAN =
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}]/u;
// Thin is 100 of 900; so much more makes it about as dark as the serif.
const THIN_STROKE = 0.034;

const STYLES: Readonly<Record<Style, Family>> = {
  serif: { ...PLAIN, name: "source-serif-4", scripts: EUROPEAN },
  sans: { ...PLAIN, name: "inter", scripts: EUROPEAN },
};

const OTHERS: readonly Family[] = [
  {
    name: "noto-naskh-arabic",
    scripts: /^[\p{Script=Arabic}\p{Script=Inherited}]/u,
    subsets: ["arabic"],
    stroke: 0,
    shaping: { unit: "run", bearing: 0.03 },
  },
  {
    name: "noto-sans-hebrew",
    scripts: /^\p{Script=Hebrew}/u,
    subsets: ["hebrew"],
    stroke: THIN_STROKE,
    shaping: null,
  },
  {
    name: "noto-sans-devanagari",
    scripts: /^[\p{Script=Devanagari}\p{Script=Common}]/u,
    subsets: ["devanagari"],
    stroke: 0,
    shaping: { unit: "syllable", bearing: -0.014 },
  },
  { ...PLAIN, name: "noto-sans-thai", scripts: /^\p{Script=Thai}/u },
  { ...PLAIN, name: "noto-sans-kr", scripts: /^\p{Script=Hangul}/u, stroke: THIN_STROKE },
  {
    ...PLAIN,
    name: "noto-sans-sc",
    stroke: THIN_STROKE,
    scripts: /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Common}]/u,
  },
  // Japanese and traditional characters that the Chinese font leaves out.
  { ...PLAIN, name: "noto-sans-kr", scripts: /^\p{Script=Han}/u, stroke: THIN_STROKE },
];

/** Part of a font: the characters that its file is for, from and to. */
interface Subset {
  readonly family: Family;
  readonly file: string;
  readonly ranges: readonly (readonly [number, number])[];
}

const require = createRequire(import.meta.url);
const rangesFile = z.record(z.string(), z.string());

const subsets = new Map<Family, Promise<readonly Subset[]>>();
const faces = new Map<string, Promise<Face>>();

/** Loads what a text needs; each file is read and unpacked once, and kept. */
export async function loadFaces(text: string, style: Style): Promise<FaceFinder> {
  const families = [STYLES[style], ...OTHERS];
  const characters = [...new Set(text)];
  const chosen = await Promise.all(
    families.map(async (family) => (await listSubsets(family)).filter((one) => isFor(one, characters))),
  );
  const loaded = await Promise.all(
    chosen.flat().map(async (subset) => ({ subset, face: await loadFace(subset) })),
  );
  return (cluster, previous) => {
    // What belongs to every script, as a space does, stays in the line that it stands in.
    if (previous && !/^\p{L}/u.test(cluster) && covers(previous, cluster)) return previous;
    const fit = ({ subset, face }: (typeof loaded)[number]) =>
      subset.family.scripts.test(cluster) && covers(face, cluster);
    return loaded.find(fit)?.face ?? null;
  };
}

function isFor({ family, ranges }: Subset, characters: readonly string[]): boolean {
  return characters.some((character) => {
    const code = character.codePointAt(0) ?? 0;
    return family.scripts.test(character) && ranges.some(([from, to]) => code >= from && code <= to);
  });
}

/** Joiners that no font need show. */
const UNSEEN = /[\u200c\u200d]/;

function covers(face: Face, cluster: string): boolean {
  return Array.from(cluster).every(
    (character) => UNSEEN.test(character) || face.advance(character.codePointAt(0) ?? 0) !== null,
  );
}

function listSubsets(family: Family): Promise<readonly Subset[]> {
  const known = subsets.get(family) ?? readSubsets(family);
  subsets.set(family, known);
  return known;
}

async function readSubsets(family: Family): Promise<readonly Subset[]> {
  const folder = path.dirname(require.resolve(`@fontsource-variable/${family.name}/package.json`));
  const ranges = rangesFile.parse(JSON.parse(await readFile(path.join(folder, "unicode.json"), "utf8")));
  const wanted = Object.entries(ranges).filter(([name]) => family.subsets?.includes(name) ?? true);
  return wanted.map(([name, text]) => ({
    family,
    // Numbered files are named [12] in the list and 12 on the disk.
    file: path.join(folder, "files", `${family.name}-${name.replace(/[[\]]/g, "")}-wght-normal.woff2`),
    ranges: text.split(",").map(parseRange),
  }));
}

/** `U+4E00-9FFF` or `U+20AC`, as CSS writes it. */
function parseRange(text: string): readonly [number, number] {
  const [from = "", to = from] = text.trim().slice(2).split("-");
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
}

function loadFace({ family, file }: Subset): Promise<Face> {
  const known = faces.get(file) ?? readFace(family, file);
  faces.set(file, known);
  return known;
}

async function readFace({ stroke, shaping }: Family, file: string): Promise<Face> {
  const family = path.basename(file, ".woff2");
  const font = openFont(await decompress(await readFile(file)), family);
  return { ...font, family, stroke, shaping };
}
