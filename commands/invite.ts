import { isRole } from "#core/account/role.ts";
import { runCommand, Stop } from "./failure.ts";
import { generateClient } from "./generate.ts";
import { prepareDatabase, readConfig } from "./prepare.ts";
import { say } from "./words.ts";

/** Makes a link by which one person can sign up, while Playhead runs or not. */
await runCommand(async () => {
  const [role] = process.argv.slice(2);
  if (!isRole(role)) throw new Stop(say("inviteUsage"));
  const config = readConfig();
  generateClient();
  await prepareDatabase(config);
  const { openDatabase } = await import("#server/db/client.ts");
  const { invite } = await import("#server/accounts/invitation.ts");
  const db = openDatabase(config.databaseLocation);
  try {
    const url = config.publicUrl + (await invite(db, role, null));
    console.log(say("invited", { role, url }));
  } finally {
    await db.$disconnect();
  }
});
