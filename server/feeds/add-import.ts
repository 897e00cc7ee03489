import { type Database, writeWhole } from "../db/client.ts";
import { parseLocation } from "../fetch/location.ts";
import { laneOf } from "./enrol.ts";
import type { ImportPayload } from "./import-payload.ts";
import { keepJobLogin } from "./job-login.ts";

interface AddedFeed {
  /** An address on the web, perhaps with a password in it. */
  readonly source: string;
  /** What its show is called, as far as is known. */
  readonly title: string;
}

/**
 * Has a show imported as soon as the host of its feed may be asked. One that is being imported already is left alone. Gives the
 * id of its job.
 */
export async function addImport(db: Database, { source, title }: AddedFeed, now: Date): Promise<number> {
  const location = parseLocation(source, null);
  if (location.kind !== "remote") throw new Error("Only what is on the web is imported by a job");
  const { url: subject, login = null } = location;
  const payload: ImportPayload = { source: subject, title, show: null, problem: null };
  const begun = { payload, state: "waiting", dueAt: now, lane: laneOf(subject), lastError: null };
  return writeWhole(db, async (tx) => {
    const where = { kind_subject: { kind: "import", subject } };
    const job = await tx.job.findUnique({ where, select: { id: true, state: true } });
    if (job?.state === "running") return job.id;
    const anew = { ...begun, attempts: 0, failures: 0, done: null, total: null, startedAt: null };
    const { id } = await tx.job.upsert({
      where,
      create: { ...begun, kind: "import", subject, createdAt: now },
      update: anew,
    });
    await keepJobLogin(tx, id, login);
    return id;
  });
}
