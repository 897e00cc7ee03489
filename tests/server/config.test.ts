import path from "node:path";
import { expect, test } from "vitest";
import { parseConfig } from "#server/config.ts";

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

test("nothing needs to be set, and an empty variable is one that is not set", () => {
  expect(parseConfig({ PORT: "", DATA_DIR: "" })).toMatchObject({
    port: 3000,
    dataDir: path.resolve("data"),
    databaseFile: path.resolve("data/playhead.db"),
    publicUrl: "http://localhost:3000",
    fetchPrivate: false,
    keepFeeds: true,
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

test.each([
  { TRANSCRIBE_URL: "ftp://example.org" },
  { TRANSCRIBE_URL: "https://sk-secret@example.org/v1" },
  { TRANSCRIBE_URL: "https://example.org/v1?key=sk-secret" },
  { TRANSCRIBE_KEY: "sk-secret\r\nx: y" },
])("a server that transcribes is not taken as in %o, and what is secret is not told", (env) => {
  const parse = () => parseConfig(env);
  expect(parse).toThrow(Object.keys(env)[0]);
  expect(parse).not.toThrow("sk-secret");
});
