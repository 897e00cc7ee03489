import Sqlite from "better-sqlite3";

interface FirstInvitation {
  readonly tokenHash: string;
  readonly expiresAt: Date;
}

/**
 * While nobody is a host: puts this invitation to be one in the place of the one before. Tells whether it did. Without
 * Prisma, which takes a start longer than all else.
 */
export function renewFirstInvitation(
  databaseFile: string,
  { tokenHash, expiresAt }: FirstInvitation,
): boolean {
  const sqlite = new Sqlite(databaseFile);
  try {
    if (sqlite.prepare(`SELECT 1 FROM "Account" WHERE "role" = 'host'`).get() !== undefined) return false;
    sqlite.transaction(() => {
      sqlite.prepare(`DELETE FROM "Invitation" WHERE "first"`).run();
      sqlite
        .prepare(
          `INSERT INTO "Invitation" ("tokenHash", "role", "first", "createdAt", "expiresAt") VALUES (?, 'host', true, ?, ?)`,
        )
        .run(tokenHash, new Date().toISOString(), expiresAt.toISOString());
    })();
    return true;
  } finally {
    sqlite.close();
  }
}
