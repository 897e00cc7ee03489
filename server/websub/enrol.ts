import { z } from "zod";
import { newToken } from "../accounts/token.ts";
import { type Database, writeWhole } from "../db/client.ts";
import { isReachable, type SiteAddress } from "./callback.ts";

const rows = z.array(z.object({ id: z.coerce.number(), hub: z.string(), topic: z.string() }));

/**
 * Sees to it that there is a subscription, and its job, for every feed that is kept up to date and names a hub, and that every
 * other one is ended. Where hubs cannot reach this site there are none.
 */
export async function enrolSubscriptions(db: Database, site: SiteAddress, now: Date): Promise<void> {
  if (!isReachable(site)) return forgetAll(db);
  await endOthers(db, now);
  const missing = rows.parse(
    await db.$queryRaw`
      SELECT "id", "hub", "topic" FROM "Feed" WHERE "state" = 'kept' AND "hub" IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM "HubSubscription" AS "known" WHERE "known"."feedId" = "Feed"."id"
          AND "known"."hub" = "Feed"."hub" AND "known"."topic" = "Feed"."topic" AND "known"."state" <> 'leaving')`,
  );
  for (const { id, hub, topic } of missing) await subscribe(db, { feedId: id, hub, topic }, now);
}

async function forgetAll(db: Database): Promise<void> {
  if ((await db.hubSubscription.count()) === 0) return;
  await db.hubSubscription.deleteMany();
  await db.job.deleteMany({ where: { kind: "websub" } });
}

interface Wanted {
  readonly feedId: number;
  readonly hub: string;
  readonly topic: string;
}

/** Unless another process was first: writing ones come one after the other. */
async function subscribe(db: Database, wanted: Wanted, now: Date): Promise<void> {
  await writeWhole(db, async (tx) => {
    if ((await tx.hubSubscription.count({ where: { ...wanted, state: { not: "leaving" } } })) > 0) return;
    const data = { ...wanted, token: newToken(), secret: newToken() };
    const { id } = await tx.hubSubscription.create({ data });
    const lane = `hub ${new URL(wanted.hub).host}`;
    await tx.job.create({
      data: { kind: "websub", subject: String(id), lane, dueAt: now, createdAt: now },
    });
  });
}

/** Of feeds that are gone or paused, or that name another hub meanwhile. */
async function endOthers(db: Database, now: Date): Promise<void> {
  const others = rows.parse(
    await db.$queryRaw`
      SELECT "id", "hub", "topic" FROM "HubSubscription" AS "known" WHERE "state" <> 'leaving' AND NOT EXISTS (
        SELECT 1 FROM "Feed" WHERE "Feed"."id" = "known"."feedId" AND "Feed"."state" = 'kept'
          AND "Feed"."hub" = "known"."hub" AND "Feed"."topic" = "known"."topic")`,
  );
  for (const { id } of others) {
    await writeWhole(db, async (tx) => {
      const data = { state: "leaving", tries: 0, confirmedUntil: null };
      await tx.hubSubscription.updateMany({ where: { id }, data });
      const due = { kind: "websub", subject: String(id), state: "waiting" };
      await tx.job.updateMany({ where: due, data: { dueAt: now, failures: 0, lastError: null } });
    });
  }
}
