import { ownShowHref } from "#core/upload/address.ts";
import { memberRoute } from "#server/accounts/form-route.ts";
import { config } from "#server/config.ts";
import { SHOW_FORM, writeShow } from "#server/upload/own-show.ts";
import { typedShow } from "../../typed-show.ts";

export const POST = memberRoute(
  "host",
  "show",
  async (asked, member) => {
    const slug = asked.field("show");
    const written = await writeShow(asked.db, config().mediaPlace, slug, await typedShow(asked), member);
    const fault = written.kind === "fault" ? written.fault : null;
    return { page: ownShowHref(slug), note: { form: "show", fault } };
  },
  SHOW_FORM,
);
