import { type Corpus, makeCorpus, percentile } from "./corpus.ts";
import { type Engine, listQuestions, type Question } from "./engine.ts";
import type { AnswerReport, EngineReport } from "./engine-report.ts";

const RUNS = 15;
/** For a class that takes long. */
const FEW_RUNS = 3;
/** Milliseconds. */
const LONG = 3000;

/** Fills an engine and asks it everything, telling what it measured. */
export async function runEngine(
  engine: Engine,
  passages: number,
  tell: (report: EngineReport) => void,
): Promise<void> {
  const corpus = makeCorpus();
  const seconds = await index(engine, corpus, passages);
  tell({ kind: "indexed", seconds, footprint: await engine.footprint() });
  const answers: AnswerReport[] = [];
  for (const [name, question] of Object.entries(listQuestions(corpus)))
    answers.push({ name, ...(await ask(engine, question)) });
  tell({ kind: "answered", answers });
}

/** Seconds, without those of inventing the texts, which are the same for all. */
async function index(engine: Engine, corpus: Corpus, passages: number): Promise<number> {
  let inventing = 0;
  const sentence = (length: number) => {
    const start = performance.now();
    const text = corpus.sentence(length);
    inventing += performance.now() - start;
    return text;
  };
  const { spent } = await time(() => engine.index({ ...corpus, sentence }, passages));
  return (spent - inventing) / 1000;
}

async function ask(engine: Engine, question: Question): Promise<Omit<AnswerReport, "name">> {
  if (!engine.kinds.includes(question.kind)) return { spent: null, total: null };
  const search = () => engine.search(question);
  const warming = await time(search);
  const runs = warming.spent > LONG ? FEW_RUNS : RUNS;
  const samples: number[] = [];
  for (let run = 0; run < runs; run++) samples.push((await time(search)).spent);
  const spent = { p50: percentile(samples, 0.5), p95: percentile(samples, 0.95) };
  return { spent, total: warming.value };
}

/** Milliseconds, and what came of it. */
async function time<Value>(work: () => Promise<Value>): Promise<{ spent: number; value: Value }> {
  const start = performance.now();
  const value = await work();
  return { spent: performance.now() - start, value };
}
