import { type Database, writeWhole } from "../db/client.ts";
import type { Location } from "../fetch/location.ts";
import type { Login } from "../fetch/resource.ts";

/** What the host of the feed at this address asked for the last time; null where nobody knows of anything. */
export async function findLogin(db: Database, location: string): Promise<Login | null> {
  const select = { username: true, password: true };
  return db.feedLogin.findFirst({ where: { feed: { location } }, select });
}

/** Keeps what a feed was read with, if anything, for the next time. */
export async function keepLogin(db: Database, location: Location): Promise<void> {
  if (location.kind === "local" || !location.login) return;
  const { url, login } = location;
  await writeWhole(db, async (tx) => {
    const feed = await tx.feed.findUnique({ where: { location: url }, select: { id: true } });
    if (feed === null) return;
    const { username, password } = login;
    await tx.feedLogin.upsert({
      where: { feedId: feed.id },
      create: { feedId: feed.id, username, password },
      update: { username, password },
    });
  });
}
