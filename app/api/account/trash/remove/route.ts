import { TRASH } from "#core/page/trash.ts";
import { memberRoute } from "#server/accounts/form-route.ts";
import { config } from "#server/config.ts";
import { forgetStorage } from "#server/storage/storage.ts";
import { purge } from "#server/trash/purge.ts";
import { takeTurn } from "#server/trash/turns.ts";

/** Deletes for good what lies in the trash. */
export const POST = memberRoute("host", "purge", async ({ db, field }) => {
  const id = Number(field("id")) || 0;
  const there = await takeTurn(() => purge(db, config().mediaPlace, id));
  forgetStorage();
  return { page: TRASH, note: { form: "purge", fault: there ? null : "trashGone" } };
});
