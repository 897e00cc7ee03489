import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { database } from "#server/db/client.ts";
import { listWaiting } from "#server/revisions/list.ts";
import { correct, textOf } from "../revisions/talk.ts";
import { newHost, newShow, prepareUploads, sendWhole, workDone } from "./uploading.ts";

prepareUploads();

const TONE = readFileSync("tests/server/fixtures/tone.mp3");
const vtt = (first: string, second: string) =>
  Buffer.from(
    `WEBVTT\n\n00:00.000 --> 00:01.000\n<v Ann>${first}\n\n00:01.000 --> 00:02.000\n<v Ben>${second}\n`,
  );

const episode = () => database().episode.findFirstOrThrow({ include: { transcripts: true } });

test("a new transcript of an episode is told of as its first, and loses nothing that was corrected", async () => {
  const { id, cookie } = await newHost("Hanna");
  const show = await newShow("Renewed");
  const upload = async (name: string, content: Buffer, more = {}) => {
    const given = { name, key: randomUUID(), show, ...more };
    await sendWhole({ cookie, size: content.length, given }, content);
    await workDone();
  };
  await upload("talk.mp3", TONE);
  const { slug, transcribedAt } = await episode();
  expect(transcribedAt).toBeNull();
  await upload("talk.vtt", vtt("Here stands a light house.", "So it does."), { episode: slug });
  const first = await episode();
  expect(first.transcribedAt).not.toBeNull();
  const [{ id: transcript } = { id: 0 }] = first.transcripts;

  const host = { id, name: "Hanna", role: "host" } as const;
  await correct(database(), transcript, host, "light house", "lighthouse");
  await upload("better.vtt", vtt("Here stands a light house.", "So it does, indeed."), { episode: slug });
  expect(await textOf(database(), transcript)).toEqual([
    "Ann: Here stands a lighthouse.",
    "Ben: So it does, indeed.",
  ]);
  await upload("other.vtt", vtt("Nothing stands here.", "So it does, indeed."), { episode: slug });
  expect(await textOf(database(), transcript)).toContain("Ann: Nothing stands here.");
  expect((await listWaiting(database(), 1)).revisions).toMatchObject([{ state: "conflict" }]);
  expect((await episode()).transcribedAt).toEqual(first.transcribedAt);
});
