import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import {
  begin,
  newHost,
  newShow,
  offsetOf,
  open,
  pieceHeaders,
  prepareUploads,
  sendPiece,
} from "./uploading.ts";

prepareUploads(undefined, 300);

test("a connection on which nothing comes is ended, and what has come stays", async () => {
  const { cookie } = await newHost("Hanna");
  const given = { name: "talk.vtt", key: randomUUID(), show: await newShow("Stalled") };
  const location = (await begin({ cookie, size: 1000, given })).headers.location ?? "";
  const { sent, told } = open("PATCH", location, pieceHeaders(cookie, 0, 1000));
  sent.write(Buffer.alloc(400, 1));
  await expect(told).rejects.toThrow();
  const offset = (await offsetOf(location, cookie)) ?? 1000;
  expect(offset).toBeLessThanOrEqual(400);
  expect((await sendPiece(location, cookie, offset, Buffer.alloc(1000 - offset, 1))).status).toBe(204);
});
