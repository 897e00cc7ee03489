import { UPLOAD } from "#core/upload/address.ts";
import { memberRoute } from "#server/accounts/form-route.ts";
import { config } from "#server/config.ts";
import { SHOW_FORM, writeShow } from "#server/upload/own-show.ts";
import { typedShow } from "../typed-show.ts";

/** Makes a show, and leads to where its first episode is uploaded. */
export const POST = memberRoute(
  "host",
  "newShow",
  async (asked, member) => {
    const written = await writeShow(asked.db, config().mediaPlace, null, await typedShow(asked), member);
    if (written.kind === "fault")
      return { page: UPLOAD, note: { form: "newShow", fault: written.fault, name: asked.field("title") } };
    return { page: UPLOAD, parameters: { show: written.slug }, note: { form: "newShow" } };
  },
  SHOW_FORM,
);
