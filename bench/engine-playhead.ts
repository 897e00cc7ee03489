import { mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { searchFor } from "#core/search/request.ts";
import { migrateDatabase } from "#server/db/migrate.ts";
import { search } from "#server/search/search.ts";
import { fillArchive } from "./archive.ts";
import { type Engine, megabytes, type Question, usedMemory } from "./engine.ts";

/** Playhead as its pages ask it: the whole page of results, in threads. */
export function openPlayhead(): Engine {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "playhead-bench-")), "playhead.db");
  // Read at the first search.
  process.env.DATABASE_URL = `file:${file}`;
  return {
    kinds: ["words", "phrase", "prefix"],
    async index(corpus, passages) {
      await migrateDatabase(file);
      await fillArchive(file, corpus, passages);
    },
    async search(question) {
      const { totalHits } = await search(searchFor(queryOf(question)));
      return totalHits;
    },
    async footprint() {
      const bytes = [file, `${file}-wal`].map((name) => statSync(name, { throwIfNoEntry: false })?.size ?? 0);
      return `${megabytes(bytes.reduce((sum, size) => sum + size))} on disk, ${await usedMemory()}`;
    },
  };
}

function queryOf(question: Question): string {
  if (question.kind === "prefix") return `${question.start}*`;
  const words = question.words.join(" ");
  return question.kind === "phrase" ? `"${words}"` : words;
}
