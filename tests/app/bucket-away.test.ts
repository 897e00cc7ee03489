import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { GET } from "#app/media/[name]/route.ts";
import { database } from "#server/db/client.ts";
import { S3Host } from "../support/s3-host.ts";
import { newMember, prepareAccounts, SCRIPTED, sendForm } from "./account-forms.ts";

/** Not asked for again, as what is busy is. */
const REFUSED = { kind: "status", status: 403, code: "AccessDenied" } as const;

let bucket: S3Host;
beforeAll(async () => {
  bucket = await S3Host.open();
  process.env.MEDIA_URL = bucket.url();
});
afterAll(() => bucket.close());

prepareAccounts();

test("a picture that Next makes smaller is to be asked for again while the bucket is away", async () => {
  const name = `${"b".repeat(32)}.png`;
  bucket.put(name, Buffer.from("a picture"));
  const ask = async () => {
    const context = { params: Promise.resolve({ name }) };
    const response = await GET(new Request(`https://pod.example.org/media/${name}`), context);
    return [response.status, response.headers.get("retry-after"), await response.text()];
  };
  // What it is, and then what it holds, cannot be had.
  for (const faults of [[REFUSED], [null, REFUSED]]) {
    bucket.faults.push(...faults);
    expect(await ask()).toEqual([503, "10", ""]);
    expect(console.error).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name: "BucketError" }));
    vi.mocked(console.error).mockClear();
  }
  expect(await ask()).toEqual([200, null, "a picture"]);
  bucket.objects.delete(name);
});

test("who deletes for good what lies in a bucket that is away is told so, and can do it later", async () => {
  const name = `${"a".repeat(32)}.mp3`;
  bucket.put(name, Buffer.from("sound"));
  const { cookie } = await newMember("Hanna", "host");
  const lying = { title: "Salt", showTitle: "Salt", showGuid: "salt", kind: "show", deletedAt: new Date() };
  await database().trashItem.create({ data: { ...lying, content: Buffer.alloc(0), files: [name] } });
  const empty = async () => {
    const answer = await sendForm("trash/empty", {}, { ...SCRIPTED, cookie });
    const [, note = ""] = /note=([^;]+)/.exec(answer.headers.get("set-cookie") ?? "") ?? [];
    return JSON.parse(Buffer.from(note, "base64url").toString()) as Record<string, unknown>;
  };
  bucket.faults.push(REFUSED);
  expect(await empty()).toMatchObject({ form: "emptyTrash", fault: "mediaAway" });
  expect(console.error).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name: "BucketError" }));
  vi.mocked(console.error).mockClear();
  expect([bucket.objects.size, await database().trashItem.count()]).toEqual([1, 1]);
  expect(await empty()).toMatchObject({ form: "emptyTrash", fault: null });
  expect([bucket.objects.size, await database().trashItem.count()]).toEqual([0, 0]);
});
