import { ACCOUNT } from "#core/account/address.ts";
import { memberRoute } from "#server/accounts/form-route.ts";
import { keepPicture, LONGEST_PICTURE } from "#server/accounts/picture.ts";

/** Bytes, beside the picture: what the form says around it. */
const AROUND = 2000;

export const POST = memberRoute(
  "listener",
  "picture",
  async ({ db, file }, member) => {
    const fault = await keepPicture(db, member, await file("picture"));
    return { page: ACCOUNT, note: { form: "picture", fault } };
  },
  { longest: LONGEST_PICTURE + AROUND, tooLong: "pictureLarge" },
);
