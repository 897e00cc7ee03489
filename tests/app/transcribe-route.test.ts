import { beforeEach, expect, test } from "vitest";
import { database } from "#server/db/client.ts";
import { listJobs } from "#server/jobs/list.ts";
import { countWordless } from "#server/transcribe/wanted.ts";
import { newMember, noteOf, prepareAccounts, sendForm } from "./account-forms.ts";

prepareAccounts(() => ({ TRANSCRIBE_URL: "https://whisper.example.org/v1" }));

const ALL = { show: null, episode: null };

beforeEach(async () => {
  await database().show.deleteMany();
  await database().job.deleteMany();
});

/** A show with episodes of these minutes of sound, null where that is not known. */
async function addShow(slug: string, minutes: readonly (number | null)[]) {
  const texts = { title: slug, summary: "", notes: "", importChecksum: "" };
  await database().show.create({
    data: {
      slug,
      guid: slug,
      title: slug,
      description: "",
      language: "en",
      episodes: {
        create: minutes.map((length, i) => ({
          ...texts,
          slug: `${slug}${i}`,
          guid: `${slug}${i}`,
          title: `${slug}${i}`,
          orderedAt: new Date(i),
          duration: length === null ? null : length * 60,
          audioUrl: "https://example.org/a.mp3",
        })),
      },
    },
  });
}

const send = async (name: string, show: string, episode: string) => {
  const { cookie } = await newMember(name, "host");
  return noteOf(await sendForm("../host/transcribe", { show, episode }, { cookie }));
};

test("what is counted is what has sound, no words and no job, in all shows, in one, or one episode", async () => {
  const db = database();
  await addShow("sea", [10, 20.5, null]);
  await addShow("land", [5]);
  expect(await countWordless(db, ALL)).toEqual({ episodes: 4, minutes: 36, unmeasured: 1 });
  expect(await countWordless(db, { show: "sea", episode: "sea1" })).toEqual({
    episodes: 1,
    minutes: 21,
    unmeasured: 0,
  });
  await db.episode.updateMany({ where: { slug: "sea0" }, data: { audioUrl: null } });
  await db.episode.updateMany({ where: { slug: "sea2" }, data: { withdrawnAt: new Date() } });
  const { id: episodeId } = await db.episode.findFirstOrThrow({ where: { slug: "land0" } });
  await db.transcript.create({ data: { episodeId, language: "en", format: "vtt", timing: "cue" } });
  expect(await countWordless(db, ALL)).toMatchObject({ episodes: 1, minutes: 21 });
  expect(await send("Counts", "", "")).toMatchObject({ path: "/host/jobs", fault: null });
  expect(await countWordless(db, ALL)).toMatchObject({ episodes: 0, minutes: 0 });
});

test("a host has a show transcribed, the newest episode first, and again what was given up", async () => {
  await addShow("sea", [10, 20]);
  await addShow("land", [5]);
  expect(await send("Asks", "sea", "")).toMatchObject({
    path: "/host/jobs",
    form: "transcribe",
    fault: null,
  });
  const { waiting } = await listJobs(database());
  expect(waiting).toMatchObject([
    { kind: "transcribe", title: "sea1" },
    { kind: "transcribe", title: "sea0" },
  ]);
  expect(await send("Asks twice", "sea", "")).toMatchObject({
    path: "/host/transcribe",
    fault: "transcribeNone",
  });
  await database().job.updateMany({ data: { state: "failed", failures: 5, lastError: "transcribe-key x" } });
  expect(await send("Asks anew", "sea", "sea0")).toMatchObject({ fault: null });
  const listed = await listJobs(database());
  expect(listed.waiting).toMatchObject([{ title: "sea0", failures: 0 }]);
  expect(listed.failed).toMatchObject([{ title: "sea1", problem: { code: "transcribe-key", value: "x" } }]);
});
