import { config } from "#server/config.ts";

/** Seconds. */
const A_WEEK = 7 * 24 * 60 * 60;

/** Where apps of gPodder find the API. */
export function GET(): Response {
  return Response.json({ mygpo: { baseurl: `${config().publicUrl}/` }, update_timeout: A_WEEK });
}
