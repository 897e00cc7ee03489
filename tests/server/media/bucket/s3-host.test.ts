import { afterAll, beforeAll, expect, test } from "vitest";
import { SignedAddresses } from "#server/media/bucket/signed-addresses.ts";
import { S3Host } from "../../../support/s3-host.ts";

// That the service of the tests is as strict as those that it stands for, at addresses as players are led to.

const NAME = `${"a".repeat(32)}.mp3`;
const CONTENT = Buffer.from("0123456789");

let host: S3Host;
let etag = "";
beforeAll(async () => {
  host = await S3Host.open();
  ({ etag } = host.put(NAME, CONTENT, "audio/mpeg"));
});
afterAll(() => host.close());

async function ask(headers: Readonly<Record<string, string>>, method: "GET" | "HEAD" = "GET") {
  const address = await new SignedAddresses(host.place()).of(method, NAME, null);
  const response = await fetch(address, { method, headers: { "cache-control": "max-age=60", ...headers } });
  return [response.status, response.headers.get("content-range"), await response.text()];
}

test.each([
  ["bytes=0-3", 206, "bytes 0-3/10", "0123"],
  ["bytes=7-", 206, "bytes 7-9/10", "789"],
  ["bytes=-2", 206, "bytes 8-9/10", "89"],
  ["bytes=8-99", 206, "bytes 8-9/10", "89"],
  ["bytes=x", 200, null, "0123456789"],
])("a part is sent: %s", async (range, status, told, content) => {
  expect(await ask({ range })).toEqual([status, told, content]);
});

test("a part that there is not is refused", async () => {
  const [status, range, text] = await ask({ range: "bytes=10-" });
  expect([status, range, String(text).includes("<Code>InvalidRange</Code>")]).toEqual([
    416,
    "bytes */10",
    true,
  ]);
});

test("conditions are held", async () => {
  expect(await ask({ "if-none-match": etag })).toEqual([304, null, ""]);
  expect((await ask({ "if-none-match": '"other"' }))[0]).toBe(200);
  expect((await ask({ "if-match": etag }))[0]).toBe(200);
  expect((await ask({ "if-match": '"other"' }))[0]).toBe(412);
  expect(await ask({}, "HEAD")).toEqual([200, null, ""]);
});

test("an address is for one way of asking, one file and one time", async () => {
  const address = await new SignedAddresses(host.place()).of("GET", NAME, null);
  const status = async (url: string, method = "GET") => (await fetch(url, { method })).status;
  expect(await status(address)).toBe(200);
  expect(await status(address, "HEAD")).toBe(403);
  expect(await status(address.replace(NAME, NAME.replace("a", "b")))).toBe(403);
  expect(await status(address.replace(/Expires=\d+/, "Expires=99999"))).toBe(403);
  expect(await status(`${host.origin}/media/${NAME}`)).toBe(403);
});

test("what comes in parts comes in order, in large ones, and all of it", async () => {
  const { uploads } = host;
  const large = Buffer.alloc(5 * 1024 * 1024);
  const other = Buffer.alloc(large.length, 1);
  const id = uploads.begin(NAME, "audio/mpeg", null);
  const [one, two] = [uploads.part(NAME, id, 1, large), uploads.part(NAME, id, 2, other)];
  const list = (...parts: readonly (readonly [number, string])[]) =>
    parts
      .map(([number, tag]) => `<Part><PartNumber>${number}</PartNumber><ETag>${tag}</ETag></Part>`)
      .join("");
  const complete = (text: string) => () => uploads.complete(NAME, id, text);
  expect(complete("")).toThrow("MalformedXML");
  expect(complete(list([1, two]))).toThrow("InvalidPart");
  expect(complete(list([3, one]))).toThrow("InvalidPart");
  expect(complete(list([2, two], [1, one]))).toThrow("InvalidPartOrder");
  expect(complete(list([1, one], [2, two]))().bytes.length).toBe(2 * large.length);
  expect(complete(list([1, one]))).toThrow("NoSuchUpload");
  const small = uploads.begin(NAME, "audio/mpeg", null);
  const tags = [1, 2].map((number) => [number, uploads.part(NAME, small, number, CONTENT)] as const);
  expect(() => uploads.complete(NAME, small, list(...tags))).toThrow("EntityTooSmall");
  uploads.abort(NAME, small);
  expect(() => uploads.abort(NAME, small)).toThrow("NoSuchUpload");
});
