import { z } from "zod";
import { feedAddresses } from "#core/feed/read/feed-address.ts";
import { withoutLogin } from "#core/text/login.ts";
import { notUnderstood } from "#server/accounts/member-json.ts";
import { scriptAnswer, scriptRoute } from "#server/api/script-route.ts";
import { readJson } from "#server/apps/app-body.ts";
import { hintPlaces } from "#server/feeds/hint.ts";

/** As many as fit into a podping, which has 8 KiB, several times over. */
const MOST = 1000;
const LONGEST_ADDRESS = 2000;

/** What stands in a podping, as its watchers read it from the chain; all else in it makes no difference here. */
const podping = z.object({ iris: z.array(z.string().max(LONGEST_ADDRESS)).max(MOST) });

/** Takes a hint that feeds have changed: those that are kept here are asked for soon. */
export const POST = scriptRoute(async ({ db, request }) => {
  const sent = await readJson(request);
  if (sent instanceof Response) return sent;
  const body = podping.safeParse(sent.value);
  if (!body.success) return notUnderstood(body.error);
  const places = body.data.iris
    .flatMap((iri) => feedAddresses(iri).slice(0, 1))
    .filter((address) => URL.canParse(address))
    .map((address) => withoutLogin(new URL(address).href));
  return scriptAnswer({ feeds: await hintPlaces(db, places, new Date()) }, 202);
});
