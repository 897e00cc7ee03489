import { mkdtemp, open, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Writable } from "node:stream";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sendFile, sendPieces } from "#server/http/file-sending.ts";

const SIZE = 1_000_000;
const PIECE = 262_144;
const CONTENT = Buffer.from(Uint8Array.from({ length: SIZE }, (_, i) => i % 251));

let folder = "";
let name = "";
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "playhead-sending-"));
  name = path.join(folder, "sound");
  await writeFile(name, CONTENT);
});
afterEach(() => rm(folder, { recursive: true }));

/** Takes a piece when it is told to. */
function slowClient() {
  const waiting: (() => void)[] = [];
  const got: Buffer[] = [];
  const client = new Writable({
    write(piece: Buffer, _encoding, done) {
      waiting.push(() => {
        got.push(Buffer.from(piece));
        done();
      });
    },
  });
  return { client, got, waiting, take: () => waiting.shift()?.() };
}

test("nothing is read before the client has taken what came before, and each byte comes once", async () => {
  await using file = await open(name);
  const read = vi.spyOn(file, "read");
  const { client, got, waiting, take } = slowClient();
  const sent = sendFile(client, file, { start: 10, end: SIZE - 11 });
  for (let piece = 1; piece <= 4; piece++) {
    await vi.waitFor(() => expect(waiting).toHaveLength(1));
    expect(read).toHaveBeenCalledTimes(piece);
    take();
  }
  await sent;
  expect(client.writableEnded).toBe(true);
  expect(Buffer.concat(got).equals(CONTENT.subarray(10, SIZE - 10))).toBe(true);
});

test("nothing more is read for a client that has left", async () => {
  await using file = await open(name);
  const read = vi.spyOn(file, "read");
  const { client, waiting } = slowClient();
  const sent = sendFile(client, file, { start: 0, end: SIZE - 1 });
  await vi.waitFor(() => expect(waiting).toHaveLength(1));
  client.destroy();
  await sent;
  expect(read).toHaveBeenCalledTimes(1);
});

test("of what comes in pieces no more is asked for than a client takes, and nothing for one that has left", async () => {
  let asked = 0;
  async function* pieces() {
    for (; asked < 9; ) {
      asked += 1;
      yield CONTENT.subarray(0, PIECE);
    }
  }
  const { client, waiting, take, got } = slowClient();
  const sent = sendPieces(client, pieces());
  await vi.waitFor(() => expect(waiting).toHaveLength(1));
  take();
  await vi.waitFor(() => expect(waiting).toHaveLength(1));
  client.destroy();
  await sent;
  expect([asked, got.length, client.writableEnded]).toEqual([2, 1, false]);
});

test("a file that ends too early breaks off", async () => {
  await using file = await open(name);
  const { client, waiting, take } = slowClient();
  const sent = sendFile(client, file, { start: 0, end: SIZE - 1 });
  await vi.waitFor(() => expect(waiting).toHaveLength(1));
  await truncate(name, PIECE);
  take();
  await expect(sent).rejects.toThrow(`ends at ${PIECE}`);
  expect(client.writableEnded).toBe(false);
});

test("two who are sent to at once get each their own", async () => {
  await using file = await open(name);
  const clients = [slowClient(), slowClient()];
  const starts = [0, 500_000];
  const sent = clients.map(({ client }, i) =>
    sendFile(client, file, { start: starts[i] ?? 0, end: (starts[i] ?? 0) + 399_999 }),
  );
  for (let piece = 0; piece < 2; piece++) {
    await vi.waitFor(() => expect(clients.every(({ waiting }) => waiting.length === 1)).toBe(true));
    for (const { take } of clients) take();
  }
  await Promise.all(sent);
  for (const [i, { got }] of clients.entries())
    expect(Buffer.concat(got).equals(CONTENT.subarray(starts[i], (starts[i] ?? 0) + 400_000))).toBe(true);
});
