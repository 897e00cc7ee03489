import { createServer } from "node:http";
import openNext from "next";
import { chunkAnswerer } from "#server/site/chunks.ts";

/** Serves the bare app in a folder, which was built, at a port; its scripts are compressed as ours are. */
const [folder = "", port] = process.argv.slice(2);
const next = openNext({ dev: false, dir: folder });
await next.prepare();
const answer = next.getRequestHandler();
const answerChunk = chunkAnswerer(folder);
createServer(
  (request, response) => void (answerChunk(request, response) ?? answer(request, response)),
).listen(Number(port));
