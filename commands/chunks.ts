import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { CHUNKS, COMPRESSED } from "#server/site/chunks.ts";

const brotli = promisify(brotliCompress);

/**
 * Puts scripts and styles of a build beside themselves as they are sent, compressed as well as can be: once, because that
 * takes seconds. `top` is the folder that was built.
 */
export async function compressChunks(top = "."): Promise<void> {
  const folder = path.join(top, CHUNKS);
  const names = (await readdir(folder)).filter((name) => /\.(?:js|css)$/.test(name));
  await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      await writeFile(`${file}${COMPRESSED}`, await compress(await readFile(file)));
    }),
  );
}

function compress(content: Buffer): Promise<Buffer> {
  const { BROTLI_PARAM_QUALITY, BROTLI_MAX_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
  return brotli(content, {
    params: { [BROTLI_PARAM_QUALITY]: BROTLI_MAX_QUALITY, [BROTLI_PARAM_SIZE_HINT]: content.length },
  });
}
