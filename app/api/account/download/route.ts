import { downloadOf } from "#server/accounts/download.ts";
import { memberRoute } from "#server/accounts/form-route.ts";

/** All that is kept of somebody, as a file. */
export const POST = memberRoute(
  "listener",
  "name",
  async ({ db }, member) =>
    new Response(downloadOf(db, member), {
      headers: {
        "cache-control": "no-store",
        "content-disposition": `attachment; filename="playhead-account.zip"`,
        "content-type": "application/zip",
        "x-content-type-options": "nosniff",
      },
    }),
);
