import { TRASH } from "#core/page/trash.ts";
import { memberRoute } from "#server/accounts/form-route.ts";
import { config } from "#server/config.ts";
import { purge } from "#server/trash/purge.ts";
import { takeTurn } from "#server/trash/turns.ts";

/** Deletes for good what lies in the trash. */
export const POST = memberRoute("host", "purge", async ({ db, field }) => {
  const id = Number(field("id")) || 0;
  const there = await takeTurn(() => purge(db, config().mediaDir, id));
  return { page: TRASH, note: { form: "purge", fault: there ? null : "trashGone" } };
});
