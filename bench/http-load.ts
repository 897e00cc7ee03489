import { Agent, get } from "node:http";
import { z } from "zod";

/** What is asked of a server: one address again and again, over so many connections that are kept. */
export const load = z.object({
  port: z.int(),
  path: z.string(),
  connections: z.int(),
  milliseconds: z.number(),
  /** Bytes of the range that is asked for, somewhere in a file of `size` bytes; 0 for all of it. */
  range: z.int(),
  size: z.int(),
});
export type Load = z.infer<typeof load>;

export const reading = z.object({
  requests: z.int(),
  bytes: z.int(),
  milliseconds: z.number(),
  /** From asking to the first byte of the body; milliseconds. */
  firstBytes: z.array(z.number()),
});
export type Reading = z.infer<typeof reading>;

let seed = 1;

/** The same ones in every run (Numerical Recipes, section 7.1). */
function random(): number {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
}

/** As a browser asks: in whatever coding. */
function headersFor({ range, size }: Load): Readonly<Record<string, string>> {
  const codings = { "accept-encoding": "gzip, deflate, br" };
  if (range === 0) return codings;
  const start = Math.floor(random() * (size - range));
  return { ...codings, range: `bytes=${start}-${start + range - 1}` };
}

/** One request. Tells how many bytes came, and when the first of them. */
function ask(wish: Load, agent: Agent): Promise<{ bytes: number; firstByte: number }> {
  return new Promise((resolve, reject) => {
    const asked = performance.now();
    const { port, path } = wish;
    const asking = get({ host: "127.0.0.1", port, path, agent, headers: headersFor(wish) }, (answer) => {
      const expected = wish.range === 0 ? 200 : 206;
      if (answer.statusCode !== expected) reject(new Error(`${path} is answered with ${answer.statusCode}`));
      let bytes = 0;
      let firstByte = 0;
      answer.on("data", (piece: Buffer) => {
        if (bytes === 0) firstByte = performance.now() - asked;
        bytes += piece.length;
      });
      answer.on("end", () => resolve({ bytes, firstByte }));
      answer.on("error", reject);
    });
    asking.on("error", reject);
  });
}

/** Asks until the time is over, one request after another on every connection. */
export async function runLoad(wish: Load): Promise<Reading> {
  const agent = new Agent({ keepAlive: true, maxSockets: wish.connections });
  const firstBytes: number[] = [];
  let bytes = 0;
  const begun = performance.now();
  const askOn = async () => {
    while (performance.now() - begun < wish.milliseconds) {
      const got = await ask(wish, agent);
      bytes += got.bytes;
      firstBytes.push(got.firstByte);
    }
  };
  await Promise.all(Array.from({ length: wish.connections }, askOn));
  const milliseconds = performance.now() - begun;
  agent.destroy();
  return { requests: firstBytes.length, bytes, milliseconds, firstBytes };
}
