import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { pipeline } from "node:stream";

const [file = "", port = ""] = process.argv.slice(2);

/** The least that serves a file with its ranges: what a media server of Node is measured by. */
const server = createServer(async (request, response) => {
  const { size } = await stat(file);
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "") ?? [];
  const [start, end] = first === undefined ? [0, size - 1] : [Number(first), Number(last)];
  response.writeHead(first === undefined ? 200 : 206, {
    "content-type": "audio/mpeg",
    "content-length": end + 1 - start,
    ...(first === undefined ? {} : { "content-range": `bytes ${start}-${end}/${size}` }),
  });
  pipeline(createReadStream(file, { start, end }), response, () => undefined);
});
server.listen(Number(port), "127.0.0.1");
