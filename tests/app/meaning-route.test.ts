import { beforeEach, expect, test } from "vitest";
import { database } from "#server/db/client.ts";
import { listJobs } from "#server/jobs/list.ts";
import { newMember, noteOf, prepareAccounts, sendForm } from "./account-forms.ts";

prepareAccounts(() => ({ EMBED_URL: "https://vectors.example.org/v1", EMBED_MODEL: "words-1" }));

beforeEach(async () => {
  await database().agreedEmbedder.deleteMany();
  await database().job.deleteMany();
});

const send = async (name: string, role: "host" | "editor") => {
  const { cookie } = await newMember(name, role);
  return sendForm("../host/meaning", {}, { cookie });
};

test("a host agrees that what is said is sent to the server and the model that are set, and it is begun", async () => {
  expect(noteOf(await send("Agrees", "host"))).toMatchObject({
    path: "/host/meaning",
    form: "meaning",
    fault: null,
  });
  expect(await database().agreedEmbedder.findMany()).toMatchObject([
    { url: "https://vectors.example.org/v1/embeddings", model: "words-1" },
  ]);
  expect((await listJobs(database())).waiting).toMatchObject([{ kind: "embed", dispensable: true }]);
});

test("who agrees anew has done what was given up", async () => {
  await send("Agrees first", "host");
  const failed = { state: "failed", failures: 3, lastError: "embed-key vectors.example.org" };
  await database().job.updateMany({ data: failed });
  expect((await listJobs(database())).failed).toMatchObject([
    { problem: { code: "embed-key", value: "vectors.example.org" }, givenUp: true },
  ]);
  await send("Agrees again", "host");
  expect((await listJobs(database())).waiting).toMatchObject([{ kind: "embed" }]);
});

test("nobody but a host agrees", async () => {
  await send("Edits", "editor");
  expect(await database().agreedEmbedder.count()).toBe(0);
  expect(await database().job.count()).toBe(0);
});
