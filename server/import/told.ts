import { createHash } from "node:crypto";
import { z } from "zod";
import { type Database, writeWhole } from "../db/client.ts";
import type { Notice } from "./draft/notice.ts";

/** More than this is not remembered: it is told again. */
const MOST = 5000;
const hashes = z.array(z.string()).catch([]);

export interface Told {
  /** What was not reported the last time. */
  readonly news: readonly Notice[];
  readonly known: readonly Notice[];
}

/** Parts the notices of an import from those that the import before it reported already, and remembers them all. */
export async function partNews(db: Database, showId: number, notices: readonly Notice[]): Promise<Told> {
  const { told } = await db.feed.findUniqueOrThrow({ where: { showId }, select: { told: true } });
  const marked = notices.map((notice) => ({ notice, hash: hashOf(notice) }));
  const left = new Map<string, number>();
  for (const hash of hashes.parse(told)) left.set(hash, (left.get(hash) ?? 0) + 1);
  const [news, known]: [Notice[], Notice[]] = [[], []];
  for (const { notice, hash } of marked) {
    const count = left.get(hash) ?? 0;
    left.set(hash, count - 1);
    (count > 0 ? known : news).push(notice);
  }
  const data = { told: marked.slice(0, MOST).map(({ hash }) => hash) };
  await writeWhole(db, (tx) => tx.feed.update({ where: { showId }, data }));
  return { news, known };
}

/** The same for the same fault, though its line moves with every new episode and its address has a new token. */
function hashOf({ episode, source, problem }: Notice): string {
  const told = [episode, withoutQuery(source), problem.code, withoutQuery(problem.value)];
  return createHash("sha256").update(JSON.stringify(told)).digest("hex").slice(0, 12);
}

function withoutQuery(text: string): string {
  return /^https?:/.test(text) ? text.replace(/\?.*/s, "") : text;
}
