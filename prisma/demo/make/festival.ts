import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Pronunciations, spellSentence, type Utterance } from "./pronunciation.ts";
import type { Voice } from "./voices.ts";

const run = promisify(execFile);

/** When a written word is spoken, in seconds. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A sentence as spoken: its wave file and, in that file's own seconds, one span for every written word. */
export interface Take {
  readonly wave: string;
  readonly spans: readonly Span[];
}

/** A sentence to be spoken. */
export interface Line {
  readonly words: readonly string[];
  readonly voice: Voice;
}

/** One token as Festival cut it from the text; null for a token that no word was spoken for. */
interface Token {
  readonly name: string;
  readonly span: Span | null;
}

// Words without a sound of their own (punctuation, and "'s", which sounds in the word before) end at 0. The times
// come from the sounds below a word: some words, such as "section" before a number, are not in the Word relation.
const SCHEME = `
(define (word_start word) (item.feat word "R:SylStructure.daughter1.daughter1.R:Segment.segment_start"))
(define (word_end word) (item.feat word "R:SylStructure.daughtern.daughtern.R:Segment.segment_end"))
(define (token_line token)
  (let ((start -1) (end 0))
    (mapcar
      (lambda (word)
        (if (> (word_end word) 0)
            (begin
              (if (< start 0) (set! start (word_start word)))
              (set! end (word_end word)))))
      (item.daughters token))
    (format ofd "%s\\t%f\\t%f\\n" (item.name token) start end)))
(define (speak_to path text)
  (set! utt (utt.synth (eval (list 'Utterance 'Text text))))
  (utt.save.wave utt (string-append path ".wav") 'riff)
  (set! ofd (fopen (string-append path ".tsv") "w"))
  (set! token (utt.relation.first utt 'Token))
  (while token (token_line token) (set! token (item.next token)))
  (format ofd "done\\n")
  (fclose ofd))
`;

/**
 * Speaks every line at `stretch`, in order. Takes are kept in `folder` and found again by voice and text, so
 * that only what changed is spoken anew. Throws when a written word got no time of its own.
 */
export async function speakLines(
  lines: readonly Line[],
  stretch: number,
  pronunciations: Pronunciations,
  folder: string,
): Promise<readonly Take[]> {
  const jobs = lines.map(({ words, voice }) => {
    const selected = voice.select(stretch * voice.pace);
    const utterance = spellSentence(words, pronunciations);
    const key = createHash("sha256")
      .update(`${SCHEME}${selected}\n${utterance.text}`)
      .digest("hex")
      .slice(0, 24);
    return { words, voice, selected, utterance, path: join(folder, key) };
  });
  const missing = [...new Map(jobs.map((job) => [job.path, job])).values()].filter(
    ({ path }) => !existsSync(`${path}.tsv`),
  );
  // Two processes: Festival uses one core, and the machine that makes the show has two.
  await Promise.all(
    [0, 1].map((half) =>
      runFestival(
        missing.filter((_, index) => index % 2 === half),
        folder,
        half,
      ),
    ),
  );
  return Promise.all(
    jobs.map(async ({ words, voice, utterance, path }) => {
      const spans = alignWords(words, utterance, parseTokens(await readFile(`${path}.tsv`, "utf8")));
      return {
        wave: `${path}.wav`,
        spans: spans.map(({ start, end }) => ({ start: start / voice.lift, end: end / voice.lift })),
      };
    }),
  );
}

async function runFestival(
  jobs: readonly { readonly selected: string; readonly utterance: Utterance; readonly path: string }[],
  folder: string,
  half: number,
): Promise<void> {
  if (jobs.length === 0) return;
  let selected = "";
  const commands = jobs
    .toSorted((a, b) => a.selected.localeCompare(b.selected))
    .map((job) => {
      const select = job.selected === selected ? "" : job.selected;
      selected = job.selected;
      return `${select}\n(speak_to ${quote(job.path)} ${quote(job.utterance.text)})`;
    });
  const program = join(folder, `batch-${half}.scm`);
  await writeFile(program, SCHEME + commands.join("\n"));
  await run("festival", ["-b", program], { maxBuffer: 1 << 24 });
}

function quote(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

function parseTokens(table: string): readonly Token[] {
  const rows = table.trimEnd().split("\n");
  if (rows.pop() !== "done") throw new Error(`A table of spoken tokens is cut short: ${table}`);
  return rows.map((row) => {
    const [name = "", start, end] = row.split("\t");
    const span = { start: Number(start), end: Number(end) };
    return { name, span: span.end > span.start && span.start >= 0 ? span : null };
  });
}

/** Gives every written word the start of its first and the end of its last token, found by place in the text. */
function alignWords(
  words: readonly string[],
  { text, offsets }: Utterance,
  tokens: readonly Token[],
): readonly Span[] {
  const spans: (Span | undefined)[] = words.map(() => undefined);
  let cursor = 0;
  for (const { name, span } of tokens) {
    const found = text.indexOf(name, cursor);
    if (found < 0) throw new Error(`Token "${name}" is not in "${text}" after ${cursor}`);
    cursor = found + name.length;
    if (span === null) continue;
    const index = offsets.findLastIndex((offset) => offset <= found);
    spans[index] = { start: spans[index]?.start ?? span.start, end: span.end };
  }
  return spans.map((span, index) => {
    if (span === undefined) throw new Error(`"${words[index]}" is not spoken in "${text}"`);
    return span;
  });
}
