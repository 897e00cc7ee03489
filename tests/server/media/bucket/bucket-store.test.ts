import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { AwsV4Signer } from "aws4fetch";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { BucketError } from "#server/media/bucket/bucket-error.ts";
import { bucketStore } from "#server/media/bucket/bucket-store.ts";
import { PART_SIZE } from "#server/media/bucket/large-file.ts";
import type { MediaStore } from "#server/media/media-store.ts";
import { type S3Fault, S3Host } from "../../../support/s3-host.ts";
import { temporaryFolder } from "../../database.ts";

/** Again soon, for who is asked in a test. */
const PACING = { tries: 4, firstWait: 1, patience: 30_000 };
/** Of whom never answers; where others work as well, who does takes its time. */
const IMPATIENT = { ...PACING, patience: 200 };
const SMALL = Buffer.from("sound");
const LARGE = randomBytes(2 * PART_SIZE + 1000);
const BUSY: S3Fault = { kind: "status", status: 503, code: "SlowDown" };

const named = (content: Uint8Array) =>
  `${createHash("sha256").update(content).digest("hex").slice(0, 32)}.mp3`;

let host: S3Host;
let store: MediaStore;
beforeEach(async () => {
  host = await S3Host.open();
  store = bucketStore(host.place(), PACING);
});
afterEach(() => host.close());

async function fileWith(content: Uint8Array): Promise<string> {
  const file = path.join(temporaryFolder(), "sound");
  await writeFile(file, content);
  return file;
}

async function read(name: string, end: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of store.read(name, { start: 0, end })) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe("a service that", () => {
  test.each<[string, readonly S3Fault[]]>([
    ["has too much to do", [BUSY, BUSY, BUSY]],
    ["is told to be asked less", [{ kind: "status", status: 429, code: "TooManyRequests" }]],
    ["fails", [{ kind: "status", status: 500, code: "InternalError" }]],
    ["does not answer", [{ kind: "hangs" }]],
    ["loses its answer", [{ kind: "lost" }]],
  ])("%s is asked again", async (_what, faults) => {
    if (faults.some(({ kind }) => kind === "hangs")) store = bucketStore(host.place(), IMPATIENT);
    host.faults.push(...faults);
    await store.write(SMALL, named(SMALL));
    host.faults.push(...faults);
    expect(await store.find(named(SMALL))).toMatchObject({ size: SMALL.length });
    host.faults.push(...faults);
    expect(await read(named(SMALL), SMALL.length - 1)).toEqual(SMALL);
    host.faults.push(...faults);
    expect(await store.names()).toEqual([named(SMALL)]);
    host.faults.push(...faults);
    await store.remove(named(SMALL));
    expect(host.objects.size).toBe(0);
  });

  test("cuts its answer is asked for that part again, and no byte is told twice", async () => {
    await store.write(LARGE, named(LARGE));
    host.faults.push(null, { kind: "cut", after: 1000 }, null, { kind: "cut", after: 0 });
    expect((await read(named(LARGE), 3_000_000)).equals(LARGE.subarray(0, 3_000_001))).toBe(true);
    const draft = path.join(temporaryFolder(), "draft");
    host.faults.push(null, ...[1, 2, 3, 4].map(() => ({ kind: "cut", after: 1000 }) as const));
    await expect(store.fileOf(named(LARGE), draft, new AbortController().signal)).rejects.toThrow();
    expect(existsSync(draft)).toBe(false);
  });

  test("never comes to itself is told of in words, without what is secret", async () => {
    host.faults.push(BUSY, BUSY, BUSY, BUSY);
    const { host: at } = new URL(host.origin);
    await expect(store.find(named(SMALL))).rejects.toThrow(
      `HEAD s3://${at}/media/${named(SMALL)}: the service answered 503`,
    );
    const failing = bucketStore({ ...host.place(), key: "not-the-secret" }, PACING);
    const said = await failing.write(SMALL, named(SMALL)).catch(String);
    expect(said).toBe(
      `BucketError: PUT s3://${at}/media/${named(SMALL)}: the service answered 403 SignatureDoesNotMatch`,
    );
    const before = host.asked.length;
    await expect(failing.names()).rejects.toThrow("403 SignatureDoesNotMatch");
    // What is not allowed now is not in a second.
    expect(host.asked.length).toBe(before + 1);
    await host.close();
    await expect(store.names()).rejects.toThrow("no answer (ECONNREFUSED)");
    host = await S3Host.open();
  });

  test.each([
    "<html><title>Log in</title></html>",
    "{}",
    "<ListBucketResult><Contents><Key>a</Key><Size>many</Size></Contents></ListBucketResult>",
    "<ListBucketResult><EncodingType>url</EncodingType><Contents><Key>%</Key><Size>1</Size></Contents></ListBucketResult>",
    "<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>",
    "<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>again</NextContinuationToken></ListBucketResult>",
  ])("lists %s is not believed", async (listed) => {
    host.listed = listed;
    await expect(store.names()).rejects.toThrow(BucketError);
  });
});

describe("a large file", () => {
  test("comes in parts, and is there when all of them are", async () => {
    host.faults.push(BUSY, null, BUSY, null, null, { kind: "lost" });
    expect(await store.copyIn(await fileWith(LARGE), named(LARGE))).toBe(LARGE.length);
    const object = host.objects.get(named(LARGE));
    expect(object?.bytes.equals(LARGE)).toBe(true);
    expect(object).toMatchObject({ type: "audio/mpeg", cacheControl: "public, max-age=31536000, immutable" });
    expect(host.uploads.size).toBe(0);
  });

  test("whose joining was done, but not told, is there", async () => {
    host.faults.push(null, null, null, null, { kind: "lost" });
    expect(await store.copyIn(await fileWith(LARGE), named(LARGE))).toBe(LARGE.length);
    expect(host.asked.at(-1)).toBe(`HEAD ${named(LARGE)}`);
  });

  test.each<[string, readonly (S3Fault | null)[]]>([
    ["a part is refused", [null, null, { kind: "status", status: 403, code: "AccessDenied" }]],
    ["the service stays away", [null, null, BUSY, BUSY, BUSY, BUSY]],
    ["joining fails after it began", [null, null, null, null, { kind: "late" }]],
  ])("leaves nothing where %s", async (_when, faults) => {
    host.faults.push(...faults);
    await expect(store.copyIn(await fileWith(LARGE), named(LARGE))).rejects.toMatchObject({
      name: "BucketError",
    });
    expect([host.objects.size, host.uploads.size]).toEqual([0, 0]);
  });

  test("that is not what it is named after is not kept", async () => {
    expect(await store.copyIn(await fileWith(LARGE), named(SMALL))).toBeNull();
    expect([host.objects.size, host.uploads.size]).toEqual([0, 0]);
  });
});

test("what comes damaged, or from nobody, is refused by the service", async () => {
  const url = `${host.origin}/media/a`;
  const { keyId: accessKeyId, key: secretAccessKey, region } = host.place();
  const hash = createHash("sha256").update("sound").digest("hex");
  const headers = { "x-amz-content-sha256": hash };
  const signer = new AwsV4Signer({
    url,
    method: "PUT",
    headers,
    accessKeyId,
    secretAccessKey,
    service: "s3",
    region: region ?? "",
  });
  const signed = await signer.sign();
  const put = async (headers: Headers, body: string) => {
    const response = await fetch(url, { method: "PUT", headers, body });
    return [response.status, /<Code>(.*)<.Code>/.exec(await response.text())?.[1] ?? ""];
  };
  expect(await put(signed.headers, "sounD")).toEqual([400, "XAmzContentSHA256Mismatch"]);
  expect(await put(new Headers(), "sound")).toEqual([403, "AccessDenied"]);
  expect(host.objects.size).toBe(0);
  expect(await put(signed.headers, "sound")).toEqual([200, ""]);
});

test("who waits no longer is not kept waiting", async () => {
  await store.write(SMALL, named(SMALL));
  host.faults.push(null, { kind: "hangs" });
  const stop = new AbortController();
  const loading = bucketStore(host.place()).fileOf(
    named(SMALL),
    path.join(temporaryFolder(), "draft"),
    stop.signal,
  );
  setTimeout(() => stop.abort(new Error("enough")), 50);
  await expect(loading).rejects.toThrow("enough");
});
