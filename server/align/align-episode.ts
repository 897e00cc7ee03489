import type { FoundPassage } from "#core/alignment/align.ts";
import type { EditablePassage } from "#core/revision/correction.ts";
import { type Database, type Prisma, writeWhole } from "../db/client.ts";
import { raiseEdition } from "../revisions/passages.ts";
import { isTextKept, readSource, rereadPassages } from "../revisions/reread.ts";
import { type NoSpeech, type SpeechOptions, withSpeech } from "../transcribe/episode-speech.ts";
import { alignInThread } from "./aligner.ts";
import { writeConfidence } from "./confidence-text.ts";
import { findVoice } from "./espeak.ts";

/** More is no episode. Characters. */
const LONGEST_TEXT = 2_000_000;

export interface AlignOptions extends SpeechOptions {
  /** How far it is, in seconds of sound. */
  readonly tell: (progress: { readonly done: number; readonly total: number }) => void;
}

/** Why no times were found; `code` names a sentence in `messages/*.json`. */
export interface Unaligned {
  readonly kind: "unaligned";
  readonly code: "align-no-program" | "align-no-voice" | "align-unspoken" | "align-too-long";
  readonly value: string;
}

export interface Aligned {
  readonly kind: "aligned";
  readonly transcriptId: number;
  readonly audioUrl: string;
  readonly source: readonly EditablePassage[];
  /** Null for each passage that was not surely found. */
  readonly found: readonly (FoundPassage | null)[];
}

/** Nothing is to be found: there are no words without times, or no sound. */
export interface NothingDue {
  readonly kind: "gone";
}

/** Looks for the words of an episode in its sound. Throws where `signal` ends it; nothing is written. */
export async function alignEpisode(
  db: Database,
  episodeId: number,
  options: AlignOptions,
): Promise<Aligned | Unaligned | NothingDue | NoSpeech> {
  const words = await findWords(db, episodeId);
  if (words === null) return { kind: "gone" };
  const { transcriptId, audioUrl, language, source } = words;
  const voice = await findVoice(language);
  if (voice === undefined) return unaligned("align-no-program", "espeak-ng");
  if (voice === null) return unaligned("align-no-voice", language);
  const texts = source.map(({ text }) => text);
  if (texts.reduce((sum, { length }) => sum + length, 0) > LONGEST_TEXT)
    return unaligned("align-too-long", "");
  return withSpeech<Aligned | Unaligned>(episodeId, audioUrl, options, async ({ path, duration }) => {
    const total = Math.ceil(duration);
    const tell = (share: number) => options.tell({ done: Math.floor(share * duration), total });
    const found = await alignInThread({ samples: path, texts, language, voice }, options.signal, tell);
    if (found === null) return unaligned("align-unspoken", "");
    return { kind: "aligned", transcriptId, audioUrl, source, found };
  });
}

/** Writes what was found, unless the words or the sound have become others. Passages that were not surely found have no times. */
export async function keepAligned(
  tx: Prisma.TransactionClient,
  { transcriptId, audioUrl, source, found }: Aligned,
): Promise<void> {
  const where = { id: transcriptId, timing: { in: ["none", "aligned"] }, episode: { audioUrl } };
  if ((await tx.transcript.count({ where })) === 0) return;
  if (!(await isTextKept(tx, transcriptId, source))) return;
  const timed = source.map(({ id, ...passage }, place) => ({ ...passage, ...timesOf(found[place] ?? null) }));
  const confidence = new Map(
    source.flatMap(({ id }, place) => {
      const sure = found[place];
      return sure ? [[id, sure.confidence] as const] : [];
    }),
  );
  await tx.transcript.update({
    where: { id: transcriptId },
    data: {
      timing: confidence.size > 0 ? "aligned" : "none",
      alignedTo: audioUrl,
      confidence: confidence.size > 0 ? writeConfidence(confidence) : null,
    },
    select: { id: true },
  });
  await raiseEdition(tx, transcriptId);
  await rereadPassages(tx, transcriptId, timed);
}

/** `keepAligned` by itself. */
export function keepAlignedNow(db: Database, aligned: Aligned): Promise<void> {
  return writeWhole(db, (tx) => keepAligned(tx, aligned));
}

function timesOf(found: FoundPassage | null) {
  if (found === null) return { start: null, end: null, wordTimes: [] };
  const { start, end, wordTimes } = found;
  return { start, end, wordTimes };
}

function unaligned(code: Unaligned["code"], value: string): Unaligned {
  return { kind: "unaligned", code, value };
}

/** What is said in an episode by its transcript without times in the language of its show. */
async function findWords(db: Database, id: number) {
  const episode = await db.episode.findUnique({
    where: { id },
    select: {
      audioUrl: true,
      show: { select: { language: true } },
      transcripts: { select: { id: true, language: true, timing: true } },
    },
  });
  const transcript = episode?.transcripts.find(
    ({ language, timing }) =>
      language === episode.show.language && (timing === "none" || timing === "aligned"),
  );
  if (!episode || episode.audioUrl === null || !transcript) return null;
  const { id: transcriptId, language } = transcript;
  return { transcriptId, language, audioUrl: episode.audioUrl, source: await readSource(db, transcriptId) };
}
