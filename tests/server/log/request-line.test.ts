import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { loggedPath, requestLine } from "#server/log/request-line.ts";

const MEASURED = { id: "1", ms: 1.26, bytes: 120 };

const lineOf = (url: string, statusCode = 200, writableFinished = true) =>
  requestLine({ method: "GET", url }, { statusCode, writableFinished }, MEASURED);

describe("what is told of a request", () => {
  test("is what was asked for and how it was answered", () => {
    expect(lineOf("/shows/sea")).toEqual({
      level: "info",
      line: { id: "1", method: "GET", path: "/shows/sea", status: 200, ms: 1.3, bytes: 120 },
    });
    expect(lineOf("/shows/sea", 200, false).line.left).toBe(true);
  });

  test("is a warning where it failed, and nothing for the eye where a supervisor asks", () => {
    expect(lineOf("/shows/sea", 500).level).toBe("warn");
    expect(lineOf("/shows/sea", 404).level).toBe("info");
    expect(lineOf("/healthz").level).toBe("debug");
    expect(lineOf("/readyz?from=balancer").level).toBe("debug");
    expect(lineOf("/readyz", 503).level).toBe("warn");
  });

  test("has nothing of what is searched, or of whom is invited", () => {
    expect(loggedPath("/search?q=my+illness")).toBe("/search");
    expect(loggedPath("/sign-up?invitation=abcdef")).toBe("/sign-up");
  });

  test("has no secret that stands in an address: every route with a token is known", () => {
    const options = ["ls-files", "--cached", "--others", "--exclude-standard"];
    const files = execFileSync("git", [...options, "app"], { encoding: "utf8" }).split("\n");
    const routes = files.filter((file) =>
      /\[(?:token|secret|key|code)\].*\/(?:page\.tsx|route\.ts)$/.test(file),
    );
    expect(routes.length).toBeGreaterThan(3);
    for (const route of routes) {
      const url = route
        .replace(/^app/, "")
        .replace(/\/(?:page\.tsx|route\.ts)$/, "")
        .replace(/\[\w+\]/, "s3cret");
      expect(loggedPath(url)).not.toContain("s3cret");
      expect(loggedPath(`${url}/more?x=s3cret`)).not.toContain("s3cret");
    }
  });

  test("is no longer than can be read", () => {
    expect(loggedPath(`/${"a".repeat(5000)}`)).toHaveLength(1000);
  });
});
