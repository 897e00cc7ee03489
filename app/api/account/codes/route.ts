import { CODES } from "#core/account/address.ts";
import { memberRoute } from "#server/accounts/form-route.ts";
import { renewCodes } from "#server/accounts/recovery.ts";
import { withProof } from "#server/accounts/with-password.ts";
import { writeWhole } from "#server/db/client.ts";

export const POST = memberRoute("listener", "codes", (asked, member) =>
  withProof(asked, member, "codes", async () => {
    const shown = await writeWhole(asked.db, (tx) => renewCodes(tx, member.id));
    return { page: CODES, note: { form: "codes", shown } };
  }),
);
