import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseConfig } from "#server/config.ts";
import { LIVES } from "#server/site/health.ts";

const dockerfile = readFileSync("Dockerfile", "utf8").replace(/\\\n\s*/g, "");
const instructions = dockerfile
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => ({ name: line.split(" ", 1)[0] ?? "", rest: line.slice(line.indexOf(" ") + 1) }));
const all = (name: string) => instructions.filter((one) => one.name === name).map(({ rest }) => rest);
/** Those of the image itself. */
const last = instructions.slice(instructions.findLastIndex(({ name }) => name === "FROM"));
const inImage = (name: string) => last.filter((one) => one.name === name).map(({ rest }) => rest);
const compose = readFileSync("compose.yaml", "utf8");

describe("the image", () => {
  test("is made of files that are there", () => {
    const sources = all("COPY")
      .filter((rest) => !rest.includes("--from="))
      .flatMap((rest) => rest.split(" ").slice(0, -1));
    expect(sources.length).toBeGreaterThan(2);
    for (const source of sources) expect(existsSync(source), source).toBe(true);
  });

  test("leaves out of what is built from nothing that is kept in the repository", () => {
    const ignored = readFileSync(".dockerignore", "utf8").trim().split("\n");
    const known = readFileSync(".gitignore", "utf8").split("\n");
    for (const name of ignored.filter((one) => one !== ".git"))
      expect(
        known.some((line) => line !== "" && `${name}/`.endsWith(line)),
        name,
      ).toBe(true);
  });

  test("has what was packed, of one Node and one system, and runs it as somebody who is not root", () => {
    const [, major] = /^node:(\d+)-bookworm AS build$/.exec(all("FROM")[0] ?? "") ?? [];
    expect(all("FROM")[1]).toBe(`gcr.io/distroless/nodejs${major}-debian12:nonroot`);
    expect(all("RUN").some((rest) => rest.startsWith("npm run pack -- /packed"))).toBe(true);
    expect(inImage("COPY")).toContain("--from=build /packed /playhead");
    expect(inImage("WORKDIR")).toEqual(["/playhead"]);
    const [script = ""] = JSON.parse(inImage("CMD")[0] ?? "[]") as string[];
    expect(existsSync(script)).toBe(true);
    // What packs puts it in.
    expect(readFileSync("commands/pack.ts", "utf8")).toContain(`"${script}"`);
  });

  test("has settings that can be used, listens where it says, and is asked whether it lives", () => {
    const env = Object.fromEntries(
      inImage("ENV").flatMap((rest) => rest.split(" ").map((pair) => pair.split("=", 2) as [string, string])),
    );
    const { dataDir, port } = parseConfig(env);
    expect(inImage("EXPOSE")).toEqual([String(port)]);
    expect(inImage("VOLUME")).toEqual([dataDir]);
    const [check = ""] = inImage("HEALTHCHECK");
    expect(check).toContain(LIVES);
    const [, script = ""] = /CMD (\[.*\])$/.exec(check) ?? [];
    const [program, option, code] = JSON.parse(script) as string[];
    expect([program, option]).toEqual(["/nodejs/bin/node", "-e"]);
    expect(() => new Function(code ?? "")).not.toThrow();
  });
});

test("the service on one machine writes nothing but its data, and may do nothing that it need not", () => {
  for (const line of [
    "read_only: true",
    "- ALL",
    "- no-new-privileges:true",
    "- data:/data",
    "stop_grace_period: 15s",
  ])
    expect(compose).toContain(line);
  const settings = [...compose.matchAll(/^ {6}([A-Z_]+): \$\{\1:-(.*)\}$/gm)].map(([, name, value]) => [
    name,
    value,
  ]);
  expect(settings.map(([name]) => name)).toEqual(["PUBLIC_URL", "LOG_LEVEL"]);
  expect(() => parseConfig(Object.fromEntries(settings))).not.toThrow();
});
