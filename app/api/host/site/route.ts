import { SITE_FACE } from "#core/page/site-face.ts";
import { memberRoute } from "#server/accounts/form-route.ts";
import { config } from "#server/config.ts";
import { changeFace, FACE_FORM } from "#server/face/change-face.ts";

export const POST = memberRoute(
  "host",
  "site",
  async ({ db, field, file }) => {
    const fault = await changeFace(db, config().mediaPlace, {
      name: field("name"),
      logo: await file("logo"),
      removeLogo: field("removeLogo") !== "",
      accent: field("accent"),
      footer: field("footer"),
      firstShow: field("firstShow"),
    });
    return { page: SITE_FACE, note: { form: "site", fault } };
  },
  FACE_FORM,
);
