import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { type Database, database } from "#server/db/client.ts";
import { beginWork, endWork } from "#server/upload/work.ts";
import { newHost, newShow, prepareUploads, sendWhole, uploadConfig } from "./uploading.ts";

prepareUploads();

test("what a process takes that has just been told to end is given back", async () => {
  const { cookie } = await newHost("Hanna");
  const given = { name: "talk.vtt", key: randomUUID(), show: await newShow("Ended") };
  // Of a text alone nothing is made, so that nobody is at work yet.
  await sendWhole({ cookie, size: 6, given }, Buffer.from("WEBVTT"));
  await database().upload.updateMany({ data: { state: "waiting" } });
  let ended: Promise<void> | null = null;
  const told = database().$extends({
    query: {
      upload: {
        async findFirst({ args, query }) {
          const found = await query(args);
          ended ??= endWork(database());
          return found;
        },
      },
    },
  });
  await beginWork(uploadConfig(), told as unknown as Database);
  await ended;
  expect(await database().upload.findFirst()).toMatchObject({ state: "waiting", tries: 0, holder: null });
});
