import { withConnection } from "./connection.ts";
import type { DatabaseLocation } from "./location.ts";

interface FirstInvitation {
  readonly tokenHash: string;
  readonly expiresAt: Date;
}

/** While nobody is a host: puts this invitation to be one in the place of the one before. Tells whether it did. */
export function renewFirstInvitation(
  location: DatabaseLocation,
  { tokenHash, expiresAt }: FirstInvitation,
): Promise<boolean> {
  return withConnection(location, "write", async ({ ask }) => {
    const hosts = await ask(`SELECT 1 FROM "Account" WHERE "role" = 'host' LIMIT 1`);
    if (hosts.length > 0) return false;
    await ask("BEGIN");
    await ask(`DELETE FROM "Invitation" WHERE "first"`);
    await ask(
      `INSERT INTO "Invitation" ("tokenHash", "role", "first", "createdAt", "expiresAt") VALUES ($1, 'host', true, $2, $3)`,
      [tokenHash, new Date().toISOString(), expiresAt.toISOString()],
    );
    await ask("COMMIT");
    return true;
  });
}
