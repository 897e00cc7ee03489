import { SITE_FACE } from "#core/page/site-face.ts";
import { memberRoute } from "#server/accounts/form-route.ts";
import { undoFace } from "#server/face/change-face.ts";

export const POST = memberRoute("host", "siteUndo", async ({ db }) => {
  await undoFace(db);
  return { page: SITE_FACE, note: { form: "siteUndo" } };
});
