import { database } from "#server/db/client.ts";
import { databaseFault, databaseKnown, databaseVersion } from "#server/db/version.ts";
import { whileThere } from "#server/site/away.ts";
import { makeDoor } from "#server/site/door.ts";
import { healthAnswerer } from "#server/site/health.ts";
import { KeptPages } from "#server/site/kept-pages.ts";

// A site whose pages are kept, and say which shows there are, or `/search`, which is not kept. Says its port when it listens.
const answer = whileThere(async (_request, response) => {
  const shows = await database().show.findMany({ select: { title: true }, orderBy: { id: "asc" } });
  response.setHeader("etag", `"${shows.length}"`);
  response.end(shows.map(({ title }) => title).join(", "));
}, databaseFault);
const kept = new KeptPages(answer, "localhost", databaseVersion);
await databaseKnown();
const door = makeDoor({ host: "127.0.0.1", port: 0, publicUrl: "http://localhost" }, false);
await door.open(
  (request, response) =>
    request.url === "/search"
      ? answer(request, response)
      : kept.answer(request, { locale: "en", theme: "system" }, response),
  healthAnswerer({ databaseFault, isClosing: () => false }),
);
const address = door.server.address();
console.log(typeof address === "object" ? address?.port : address);
