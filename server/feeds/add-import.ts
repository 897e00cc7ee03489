import { withoutLogin } from "#core/text/login.ts";
import { type Database, writeWhole } from "../db/client.ts";
import { laneOf } from "./enrol.ts";
import type { ImportPayload } from "./import-payload.ts";

interface AddedFeed {
  /** An address on the web, perhaps with a password in it. */
  readonly source: string;
  /** What its show is called, as far as is known. */
  readonly title: string;
}

/** Has a show imported as soon as the host of its feed may be asked. One that is being imported already is left alone. */
export async function addImport(db: Database, { source, title }: AddedFeed, now: Date): Promise<void> {
  const subject = withoutLogin(source);
  const payload: ImportPayload = { source, title, show: null, problem: null };
  const begun = { payload, state: "waiting", dueAt: now, lane: laneOf(subject), lastError: null };
  await writeWhole(db, async (tx) => {
    const where = { kind_subject: { kind: "import", subject } };
    const job = await tx.job.findUnique({ where, select: { state: true } });
    if (job?.state === "running") return;
    const anew = { ...begun, attempts: 0, failures: 0, done: null, total: null, startedAt: null };
    await tx.job.upsert({
      where,
      create: { ...begun, kind: "import", subject, createdAt: now },
      update: anew,
    });
  });
}
