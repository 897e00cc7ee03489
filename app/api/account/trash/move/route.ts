import { TRASH } from "#core/page/trash.ts";
import { memberRoute } from "#server/accounts/form-route.ts";
import { moveShow } from "#server/trash/acts.ts";
import { moveEpisode } from "#server/trash/move.ts";

/** Moves an episode to the trash, or a show where no episode is named. */
export const POST = memberRoute("host", "trash", async ({ db, field }, member) => {
  const [show, episode, now] = [field("show"), field("episode"), new Date()];
  const id =
    episode === ""
      ? await moveShow(db, show, member, now)
      : await moveEpisode(db, { show, episode }, member, now);
  if (id === null) return { page: TRASH, note: { form: "trash", fault: "trashGone" } };
  return { page: TRASH, parameters: { item: String(id) }, note: { form: "trash" } };
});
