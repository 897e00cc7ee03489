import { writeOpml } from "#core/feed/write/opml.ts";
import { config } from "#server/config.ts";
import { siteFace } from "#server/face/face.ts";
import { OPEN_TO_ALL } from "#server/http/problem.ts";
import { listShows } from "#server/shows/shows.ts";

/** `/shows.opml`: all shows as a list of subscriptions. */
async function answer(): Promise<Response> {
  const { name } = await siteFace();
  const { publicUrl } = config();
  const shows = (await listShows()).filter(({ blocked }) => !blocked);
  const opml = writeOpml({ title: name, created: Date.now(), shows, publicUrl });
  return new Response(opml, {
    headers: {
      ...OPEN_TO_ALL,
      "content-type": "text/x-opml; charset=utf-8",
      "content-disposition": 'attachment; filename="shows.opml"',
      "cache-control": "public, max-age=300",
    },
  });
}

export { answer as GET, answer as HEAD };
