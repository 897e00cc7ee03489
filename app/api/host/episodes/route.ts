import { ownEpisodeHref } from "#core/upload/address.ts";
import { memberRoute } from "#server/accounts/form-route.ts";
import { changeEpisode, EPISODE_FORM } from "#server/upload/own-episode.ts";

export const POST = memberRoute(
  "host",
  "episode",
  async ({ db, field }) => {
    const [show, episode] = [field("show"), field("episode")];
    const fault = await changeEpisode(db, show, episode, {
      title: field("title"),
      notes: field("notes"),
      day: field("day"),
      season: field("season"),
      number: field("number"),
      tags: field("tags"),
      explicit: field("explicit") !== "",
    });
    return { page: ownEpisodeHref(show, episode), note: { form: "episode", fault } };
  },
  EPISODE_FORM,
);
