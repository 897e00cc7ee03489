import { type Database, type Prisma, writeWhole } from "../db/client.ts";
import type { Login } from "../fetch/resource.ts";

/** So long a password is kept of an import that failed or was cancelled, for whoever has it go on. Milliseconds. */
const KEPT = 24 * 3600 * 1000;

/** Keeps what the host of a feed asks for with the job that imports it, in place of what was kept; null for nothing. */
export async function keepJobLogin(
  tx: Prisma.TransactionClient,
  jobId: number,
  login: Login | null,
): Promise<void> {
  await tx.jobLogin.deleteMany({ where: { jobId } });
  if (login === null) return;
  const { username, password } = login;
  await tx.jobLogin.create({ data: { jobId, username, password } });
}

/** The address of a feed with what its host asks for, as it is known of the job that imports it: not to be shown. */
export async function withJobLogin(db: Database, jobId: number, address: string): Promise<string> {
  const login = await db.jobLogin.findUnique({ where: { jobId } });
  if (login === null) return address;
  const url = new URL(address);
  url.username = login.username;
  url.password = login.password;
  return url.href;
}

/** Forgets the passwords of imports that came to an end a day ago or more. */
export async function forgetJobLogins(db: Database, now: Date): Promise<void> {
  // Most sites have none, and need neither look at their jobs nor write.
  const kept = await db.jobLogin.findMany({ select: { jobId: true } });
  if (kept.length === 0) return;
  const ended = {
    id: { in: kept.map(({ jobId }) => jobId) },
    state: { notIn: ["waiting", "running"] },
    finishedAt: { lte: new Date(now.getTime() - KEPT) },
  };
  if ((await db.job.count({ where: ended })) === 0) return;
  await writeWhole(db, (tx) => tx.jobLogin.deleteMany({ where: { job: ended } }));
}
