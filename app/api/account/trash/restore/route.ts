import type { FormFault } from "#core/account/form-note.ts";
import { TRASH } from "#core/page/trash.ts";
import { memberRoute } from "#server/accounts/form-route.ts";
import { config } from "#server/config.ts";
import { restoreItem } from "#server/trash/acts.ts";
import type { Restored } from "#server/trash/restore.ts";
import { beginWork } from "#server/upload/work.ts";

const FAULTS: Readonly<Record<Exclude<Restored["kind"], "restored">, FormFault>> = {
  gone: "trashGone",
  taken: "trashTaken",
  showMissing: "trashShowMissing",
  episodeMissing: "trashEpisodeMissing",
};

/** Restores what lies in the trash. The note tells where it is, and where it was moved that it was. */
export const POST = memberRoute("editor", "restore", async ({ db, field }, member) => {
  const restored = await restoreItem(db, Number(field("id")) || 0, new Date(), member);
  if (restored.kind !== "restored")
    return { page: TRASH, note: { form: "restore", fault: FAULTS[restored.kind] } };
  // What an episode was being made of when its show went is gone on with.
  void beginWork(config(), db);
  const { title, href, moved } = restored;
  return { page: TRASH, note: { form: "restore", name: title, shown: moved ? [href, "moved"] : [href] } };
});
