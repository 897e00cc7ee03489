import { createReadStream, readFileSync } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { pipeline } from "node:stream";

const [file = "", port = "", from = "disk"] = process.argv.slice(2);
/** Read once where nothing is to be read for an answer: no server of Node can be quicker. */
const held = from === "memory" ? readFileSync(file) : null;

/** The least that serves a file with its ranges: what a media server of Node is measured by. */
const server = createServer(async (request, response) => {
  const size = held ? held.length : (await stat(file)).size;
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "") ?? [];
  const [start, end] = first === undefined ? [0, size - 1] : [Number(first), Number(last)];
  response.writeHead(first === undefined ? 200 : 206, {
    "content-type": "audio/mpeg",
    "content-length": end + 1 - start,
    ...(first === undefined ? {} : { "content-range": `bytes ${start}-${end}/${size}` }),
  });
  if (held) response.end(held.subarray(start, end + 1));
  else pipeline(createReadStream(file, { start, end }), response, () => undefined);
});
server.listen(Number(port), "127.0.0.1");
