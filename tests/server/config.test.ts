import path from "node:path";
import { expect, test } from "vitest";
import { parseConfig } from "#server/config.ts";
import type { BucketPlace } from "#server/media/place.ts";

test.each([
  [{ PORT: "eighty" }, "PORT"],
  [{ PORT: "70000" }, "PORT"],
  [{ PUBLIC_URL: "ftp://example.org" }, "PUBLIC_URL"],
  [{ PUBLIC_URL: "https://example.org/podcasts" }, "no path, query or password"],
  [{ PUBLIC_URL: "https://example.org/?a=1" }, "no path, query or password"],
  [{ PUBLIC_URL: "https://example.org#a" }, "no path, query or password"],
  [{ PUBLIC_URL: "https://me:secret@example.org" }, "no path, query or password"],
  [{ DATABASE_URL: "mysql://localhost" }, "DATABASE_URL"],
  [{ FETCH_PRIVATE: "maybe" }, "FETCH_PRIVATE"],
  [{ SEARCH: "sqlite" }, "SEARCH: must be memory or postgres"],
  [{ SEARCH: "postgres" }, "SEARCH: must be memory where DATABASE_URL names no PostgreSQL database"],
  [
    { SEARCH: "postgres", DATABASE_URL: "postgresql://h/p", EMBED_URL: "http://127.0.0.1/v1" },
    "EMBED_URL: must not be set where SEARCH is postgres",
  ],
  [{ ADMIN_TOKEN: "twenty-three-characters" }, "ADMIN_TOKEN: must have at least 24"],
  [{ ADMIN_TOKEN: "with spaces, though it is long enough" }, "ADMIN_TOKEN"],
])("%o is refused by name", (env, name) => {
  expect(() => parseConfig(env)).toThrow(name);
});

test.each(["/", "internal/", "/internal", "//a/", "/a b/", "/a\r\nb: c/", "https://a/"])(
  "a proxy is not told to look for stored files at %j",
  (place) => {
    expect(() => parseConfig({ MEDIA_ACCEL: place })).toThrow(
      "MEDIA_ACCEL: must be a path that begins and ends with /",
    );
  },
);

test.each<[string, Partial<BucketPlace>]>([
  [
    "s3://ID:a%2Fb%2Bc@s3.example.org/media",
    { endpoint: "https://s3.example.org", bucket: "media", key: "a/b+c" },
  ],
  [
    "s3://ID:x@S3.example.org:9000/my-media/a/b/",
    { endpoint: "https://s3.example.org:9000", prefix: "a/b/" },
  ],
  [
    "s3://ID:x@s3.example.org/media?region=eu-north-1&tls=off",
    { endpoint: "http://s3.example.org", region: "eu-north-1" },
  ],
  [
    "s3://ID:x@localhost:9000/media",
    { endpoint: "http://localhost:9000", bucket: "media", prefix: "", region: null },
  ],
  ["s3://ID:x@[::1]:9000/media", { endpoint: "http://[::1]:9000", keyId: "ID", key: "x" }],
])("sound and pictures are kept in a bucket: %s", (written, place) => {
  const { mediaPlace, bucketSending } = parseConfig({ MEDIA_URL: written });
  expect(mediaPlace).toMatchObject(place);
  expect(bucketSending).toEqual({ kind: "signed" });
});

test.each([
  "https://ID:secret@s3.example.org/media",
  "s3://s3.example.org/media",
  "s3://ID@s3.example.org/media",
  "s3://ID:secret@s3.example.org",
  "s3://ID:secret@s3.example.org/",
  "s3://ID:secret@s3.example.org/m",
  "s3://ID:secret@s3.example.org/media//a",
  "s3://ID:secret@s3.example.org/media?acl=public",
  "s3://ID:secret@s3.example.org/media?tls=maybe",
  "s3://ID:secret@s3.example.org/media?region=%0d",
  "s3://ID:secret@s3.example.org/media#a",
  "s3://ID:secret%0a@s3.example.org/media",
  "s3://ID:secret%zz@s3.example.org/media",
  "s3://ID:secret/with+signs@s3.example.org/media",
])("what names no bucket is refused, and what is secret is not told: %s", (written) => {
  const parse = () => parseConfig({ MEDIA_URL: written });
  expect(parse).toThrow("MEDIA_URL: must be a bucket, such as s3://KEY:SECRET@");
  expect(parse).not.toThrow("secret@");
});

test("sound in a bucket is had where its host says", () => {
  const MEDIA_URL = "s3://ID:x@s3.example.org/media";
  const sending = (env: Readonly<Record<string, string>>) => parseConfig({ MEDIA_URL, ...env }).bucketSending;
  expect(sending({ MEDIA_RELAY: "true" })).toEqual({ kind: "relayed" });
  expect(sending({ MEDIA_PUBLIC_URL: "https://cdn.example.org/a" })).toEqual({
    kind: "public",
    base: "https://cdn.example.org/a/",
  });
  expect(() => sending({ MEDIA_PUBLIC_URL: "https://me:secret@cdn.example.org" })).toThrow(
    "MEDIA_PUBLIC_URL",
  );
  expect(() => sending({ MEDIA_PUBLIC_URL: "https://cdn.example.org", MEDIA_RELAY: "1" })).toThrow(
    "MEDIA_RELAY",
  );
  expect(() => sending({ MEDIA_ACCEL: "/internal/" })).toThrow(
    "MEDIA_ACCEL: must not be set where MEDIA_URL is",
  );
  for (const alone of [{ MEDIA_RELAY: "true" }, { MEDIA_PUBLIC_URL: "https://cdn.example.org" }])
    expect(() => parseConfig(alone)).toThrow("MEDIA_URL: must be set where");
});

test("nothing needs to be set, and an empty variable is one that is not set", () => {
  expect(parseConfig({ PORT: "", DATA_DIR: "" })).toMatchObject({
    port: 3000,
    dataDir: path.resolve("data"),
    databaseLocation: path.resolve("data/playhead.db"),
    publicUrl: "http://localhost:3000",
    fetchPrivate: false,
    keepFeeds: true,
    countPlays: true,
    mediaAccel: null,
  });
});

test.each(["/internal/", "/a/b-c/"])("a proxy may send stored files from %s", (place) => {
  expect(parseConfig({ MEDIA_ACCEL: place }).mediaAccel).toBe(place);
});

test("the public address has no slash at its end", () => {
  expect(parseConfig({ PUBLIC_URL: "https://pod.example.org/" }).publicUrl).toBe("https://pod.example.org");
});

test.each([
  [{}, true],
  [{ HOST: "192.168.1.5" }, true],
  [{ HOST: "127.0.0.1" }, false],
  [{ HOST: "::1" }, false],
  [{ HOST: "localhost" }, false],
  [{ PUBLIC_URL: "https://pod.example.org" }, false],
])("links lead astray where others may come and nobody said where it is: %o", (env, astray) => {
  expect(parseConfig(env).linksAstray).toBe(astray);
});

test("nothing is transcribed where no server is named, and one is named by its API or by the very address", () => {
  expect(parseConfig({ TRANSCRIBE_KEY: "sk-1" }).transcribe).toBeNull();
  const url = "http://10.0.0.2:8000/v1/audio/transcriptions";
  for (const written of ["http://10.0.0.2:8000/v1", "http://10.0.0.2:8000/v1/", url])
    expect(parseConfig({ TRANSCRIBE_URL: written, TRANSCRIBE_MODEL: "small" }).transcribe).toEqual({
      url,
      key: null,
      model: "small",
    });
});

test("words are looked for in memory, or among the rows of a PostgreSQL database where that is said", () => {
  expect(parseConfig({}).searchedWords).toBe("segments");
  expect(parseConfig({ SEARCH: "postgres", DATABASE_URL: "postgresql://h/p" }).searchedWords).toBe("rows");
});

test("meanings are known by no server unless one is named", () => {
  expect(parseConfig({ EMBED_KEY: "sk-1", EMBED_MODEL: "words" }).embed).toBeNull();
  const url = "http://10.0.0.2:11434/v1/embeddings";
  for (const written of ["http://10.0.0.2:11434/v1", url])
    expect(parseConfig({ EMBED_URL: written, EMBED_KEY: "sk-1" }).embed).toEqual({
      url,
      key: "sk-1",
      model: "text-embedding-3-small",
    });
});

test.each([
  { TRANSCRIBE_URL: "ftp://example.org" },
  { TRANSCRIBE_URL: "https://sk-secret@example.org/v1" },
  { TRANSCRIBE_URL: "https://example.org/v1?key=sk-secret" },
  { TRANSCRIBE_KEY: "sk-secret\r\nx: y" },
  { EMBED_URL: "https://sk-secret@example.org/v1" },
  { EMBED_KEY: "sk-secret and more" },
])("a server of another's is not taken as in %o, and what is secret is not told", (env) => {
  const parse = () => parseConfig(env);
  expect(parse).toThrow(Object.keys(env)[0]);
  expect(parse).not.toThrow("sk-secret");
});
