import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { loadCopy, sendCopy } from "#server/copies/bucket-copies.ts";
import { splitCopy } from "#server/copies/copy-name.ts";
import { parseBucketUrl } from "#server/media/bucket/bucket-url.ts";
import { S3Host } from "../../support/s3-host.ts";
import { temporaryFolder } from "../database.ts";

const pacing = { tries: 2, firstWait: 1 };
let bucket: S3Host;

beforeEach(async () => {
  bucket = await S3Host.open();
  onTestFinished(() => bucket.close());
});

function copyOf(content: string | Uint8Array): string {
  const file = path.join(temporaryFolder(), "copy");
  writeFileSync(file, content);
  return file;
}

const send = (
  day: number,
  { keep = null as number | null, content = `day ${day}`, kind = "db" as const } = {},
) =>
  sendCopy(bucket.place("copies/"), copyOf(content), {
    copyKind: kind,
    now: new Date(Date.UTC(2026, 10, day, 3)),
    keep,
    pacing,
  });

test("a copy is sent under the time when it was made, and read back to the last byte", async () => {
  expect(await send(9)).toEqual({ kind: "sent", name: "playhead-2026-11-09T030000Z.db", removed: [] });
  expect(bucket.objects.get("copies/playhead-2026-11-09T030000Z.db")?.bytes.toString()).toBe("day 9");
  expect(bucket.asked).toContain("GET copies/playhead-2026-11-09T030000Z.db");
});

test("one that comes back other than it was sent is removed, and no older one is", async () => {
  await send(8);
  const changing = send(9, { keep: 1, content: "a long day" });
  const put = bucket.put.bind(bucket);
  bucket.put = (key, bytes, ...more) => put(key, Buffer.from(bytes).fill(0), ...more);
  expect(await changing).toEqual({ kind: "changed", name: "playhead-2026-11-09T030000Z.db" });
  expect([...bucket.objects.keys()]).toEqual(["copies/playhead-2026-11-08T030000Z.db"]);
});

test("the latest so many stay, of the same kind; what else lies there is never touched", async () => {
  const others = [
    "copies/notes.db",
    "copies/playhead-2026-11-01T030000Z.dump",
    "playhead-2026-11-01T030000Z.db",
  ];
  for (const name of others) bucket.put(name, Buffer.from("mine"));
  for (const day of [3, 4, 5]) await send(day);
  expect(await send(6, { keep: 2 })).toMatchObject({
    removed: ["playhead-2026-11-03T030000Z.db", "playhead-2026-11-04T030000Z.db"],
  });
  expect([...bucket.objects.keys()].toSorted()).toEqual(
    [...others, "copies/playhead-2026-11-05T030000Z.db", "copies/playhead-2026-11-06T030000Z.db"].toSorted(),
  );
});

test("a copy that cannot be sent removes nothing", async () => {
  await send(3);
  bucket.faults.push(
    ...Array.from({ length: 2 }, () => ({ kind: "status", status: 503, code: "SlowDown" }) as const),
  );
  await expect(send(4, { keep: 1 })).rejects.toThrow("the service answered 503 SlowDown");
  bucket.faults.push({ kind: "status", status: 403, code: "AccessDenied" });
  await expect(send(4, { keep: 1 })).rejects.toThrow("403 AccessDenied");
  expect([...bucket.objects.keys()]).toEqual(["copies/playhead-2026-11-03T030000Z.db"]);
});

test("one of many megabytes goes in parts and comes back the same, the latest where none is named", async () => {
  const large = Buffer.alloc(17 * 1024 * 1024, "ocean");
  const sending = { copyKind: "dump", keep: null, pacing } as const;
  await sendCopy(bucket.place(), copyOf("old"), { ...sending, now: new Date("2026-01-01T00:00:00Z") });
  await sendCopy(bucket.place(), copyOf(large), { ...sending, now: new Date("2026-02-01T00:00:00Z") });
  bucket.put("playhead-2027-01-01T000000Z.db", Buffer.from("of the other kind"));
  const draft = copyOf("");
  const load = (name: string | null) => loadCopy(bucket.place(), name, { copyKind: "dump", draft, pacing });
  const sum = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
  expect(await load(null)).toBe("playhead-2026-02-01T000000Z.dump");
  expect(sum(readFileSync(draft))).toBe(sum(large));
  expect(await load("playhead-2026-01-01T000000Z.dump")).toBe("playhead-2026-01-01T000000Z.dump");
  expect(readFileSync(draft, "utf8")).toBe("old");
  expect(await load("playhead-2025-01-01T000000Z.dump")).toBeNull();
});

test.for([
  ["bucket/a/playhead-2026-11-03T030000Z.db", "a/", "playhead-2026-11-03T030000Z.db"],
  ["bucket/playhead-2026-11-03T030000Z.dump", "", "playhead-2026-11-03T030000Z.dump"],
  ["bucket/a/b", "a/b/", null],
  ["bucket", "", null],
] as const)("of %s the folder is %s and the copy %s", ([written, prefix, name]) => {
  const place = parseBucketUrl(`s3://key:secret@s3.example.org/${written}`);
  expect(place && splitCopy(place)).toMatchObject({ place: { bucket: "bucket", prefix }, name });
});
