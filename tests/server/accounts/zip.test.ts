import { randomBytes } from "node:crypto";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { type ZipFile, zipStream } from "#server/accounts/zip.ts";

async function* filesOf(files: readonly ZipFile[]) {
  yield* files;
}

const bytes = (text: string) => new TextEncoder().encode(text);

async function wholeOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

test("an archive holds its files, empty and long ones and those of any name", async () => {
  const long = randomBytes(300_000);
  const files = [
    { name: "account.json", content: bytes('{"name":"Vera"}') },
    { name: "empty.txt", content: bytes("") },
    { name: "закладки.md", content: bytes("# Закладки") },
    { name: "long.bin", content: long },
  ];
  const read = unzipSync(await wholeOf(zipStream(filesOf(files))));
  expect(Object.keys(read)).toEqual(files.map(({ name }) => name));
  expect(strFromU8(read["закладки.md"] ?? bytes(""))).toBe("# Закладки");
  expect(read["empty.txt"]).toHaveLength(0);
  expect(Buffer.from(read["long.bin"] ?? []).equals(long)).toBe(true);
});

test("an archive of nothing is one", async () => {
  expect(unzipSync(await wholeOf(zipStream(filesOf([]))))).toEqual({});
});

test("no more is made than is taken, and nothing more once nobody takes it", async () => {
  const begun: number[] = [];
  let ended = false;
  async function* files() {
    try {
      for (let number = 0; number < 100; number++) {
        begun.push(number);
        yield { name: `${number}.bin`, content: randomBytes(200_000) };
      }
    } finally {
      ended = true;
    }
  }
  const reader = zipStream(files()).getReader();
  for (let piece = 0; piece < 3; piece++) await reader.read();
  expect(begun.length).toBeLessThan(5);
  await reader.cancel();
  expect([ended, begun.length < 5]).toEqual([true, true]);
});

test("a file that cannot be read breaks the archive off, instead of leaving it out", async () => {
  async function* files() {
    yield { name: "a.txt", content: bytes("a") };
    throw new Error("gone");
  }
  await expect(wholeOf(zipStream(files()))).rejects.toThrow("gone");
});
