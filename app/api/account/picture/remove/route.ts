import { ACCOUNT } from "#core/account/address.ts";
import { memberRoute } from "#server/accounts/form-route.ts";
import { removePicture } from "#server/accounts/picture.ts";

export const POST = memberRoute("listener", "pictureRemoval", async ({ db }, member) => {
  await removePicture(db, member);
  return { page: ACCOUNT, note: { form: "pictureRemoval" } };
});
