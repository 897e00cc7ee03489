import { TRASH } from "#core/page/trash.ts";
import { memberRoute } from "#server/accounts/form-route.ts";
import { config } from "#server/config.ts";
import { forgetStorage } from "#server/storage/storage.ts";
import { emptyTrash } from "#server/trash/purge.ts";
import { takeTurn } from "#server/trash/turns.ts";

/** Deletes for good all that lies in the trash. */
export const POST = memberRoute("host", "emptyTrash", async ({ db }) => {
  await takeTurn(() => emptyTrash(db, config().mediaPlace));
  forgetStorage();
  return { page: TRASH, note: { form: "emptyTrash" } };
});
