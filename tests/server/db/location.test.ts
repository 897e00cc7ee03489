import path from "node:path";
import { expect, test } from "vitest";
import { isPostgresql, parseLocation, sayLocation } from "#server/db/location.ts";

test("a database is a file, or the address of one at a server of PostgreSQL", () => {
  expect(parseLocation("file:./data/x.db")).toBe(path.resolve("data/x.db"));
  const address = "postgresql://me:secret@db.example.org:5433/playhead?sslmode=require";
  expect(parseLocation(address)).toBe(address);
  expect(isPostgresql(address)).toBe(true);
  expect(isPostgresql("postgres://localhost/playhead")).toBe(true);
  expect(isPostgresql(path.resolve("postgresql"))).toBe(false);
});

test.each([
  "file:",
  "data/x.db",
  "mysql://localhost/playhead",
  "postgresql://localhost",
  "postgresql://localhost/",
  "postgresql://me:a#b@localhost/playhead",
])("%s names no database", (written) => {
  expect(parseLocation(written)).toBeNull();
});

test("people are told no password of a database, and no options, which may hold one", () => {
  expect(sayLocation("postgresql://me:secret@db.example.org:5433/playhead?password=secret")).toBe(
    "postgresql://me@db.example.org:5433/playhead",
  );
  expect(sayLocation("postgres://localhost/playhead")).toBe("postgresql://localhost/playhead");
  expect(sayLocation("/data/playhead.db")).toBe("/data/playhead.db");
});
