import { isOverWhere } from "../accounts/session.ts";
import type { Database } from "../db/client.ts";

/** So long it is known what a job did that is never done again. Milliseconds. */
const JOBS_KEPT = 30 * 24 * 3600 * 1000;

/** Deletes what nobody can use any more: sessions, invitations, links of mail, apps that wait and counts that are over, and jobs that are long done. */
export async function clearExpired(db: Database, now: Date): Promise<void> {
  await db.session.deleteMany({ where: isOverWhere(now.getTime()) });
  const over = { where: { expiresAt: { lte: now } } };
  await db.invitation.deleteMany(over);
  await db.mailedLink.deleteMany(over);
  await db.waitingApp.deleteMany(over);
  await db.tally.deleteMany({ where: { endsAt: { lte: now } } });
  const before = new Date(now.getTime() - JOBS_KEPT);
  await db.job.deleteMany({ where: { state: { in: ["done", "cancelled"] }, finishedAt: { lt: before } } });
}
