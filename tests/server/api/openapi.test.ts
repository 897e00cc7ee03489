import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { GET as getOpenapi } from "#app/api/v1/openapi.json/route.ts";
import { parseSearchRequest } from "#core/search/request.ts";
import { SEARCH_PARAMETERS } from "#server/api/openapi.ts";
import { HOME } from "./asking.ts";

beforeAll(() => {
  process.env.PUBLIC_URL = `${HOME}/`;
});

const operation = z.object({
  operationId: z.string(),
  parameters: z.array(
    z.object({ name: z.string(), in: z.enum(["query", "path"]), schema: z.looseObject({}) }),
  ),
  responses: z.record(z.string().regex(/^[2-5]\d\d$/), z.looseObject({ description: z.string().min(1) })),
});
const openapi = z.looseObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  servers: z.array(z.object({ url: z.url() })),
  paths: z.record(z.string().startsWith("/"), z.partialRecord(z.enum(["get", "post"]), operation.loose())),
});

function listRefs(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "$ref" ? [String(inner)] : listRefs(inner),
  );
}

function resolveRef(document: unknown, ref: string): unknown {
  return ref
    .replace(/^#\//, "")
    .split("/")
    .reduce((value, key) => (value as Record<string, unknown> | undefined)?.[key], document);
}

describe("the description of the API", () => {
  const describedNow = async (): Promise<unknown> => (await getOpenapi()).json();

  test("is OpenAPI 3.1", async () => {
    const { paths, servers } = openapi.parse(await describedNow());
    expect(servers).toEqual([{ url: HOME }]);
    expect(Object.keys(paths)).toEqual([
      "/api/v1/search",
      "/api/v1/suggest",
      "/search/feed.xml",
      "/api/v1/shows",
      "/api/v1/shows/{show}",
      "/api/v1/shows/{show}/episodes",
      "/api/v1/shows/{show}/episodes/{episode}",
      "/api/v1/shows/{show}/episodes/{episode}/transcript",
      "/api/v1/host/feeds",
      "/api/v1/host/feeds/{show}/refresh",
      "/api/v1/host/feeds/{show}/pause",
      "/api/v1/host/hints",
      "/api/v1/host/imports",
      "/api/v1/host/imports/{job}",
      "/api/v1/host/jobs",
      "/api/v1/host/jobs/{job}/cancel",
      "/api/v1/host/jobs/{job}/run",
    ]);
    const operations = Object.values(paths).flatMap(({ get, post }) => [get ?? [], post ?? []].flat());
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    for (const { responses } of operations) expect(Object.keys(responses)).toContain("429");
  });

  test("refers to nothing that is not there", async () => {
    const document = await describedNow();
    const refs = listRefs(document);
    expect(refs.length).toBeGreaterThan(0);
    for (const ref of refs) expect(resolveRef(document, ref), ref).toMatchObject({ type: "object" });
  });

  test("names every parameter that a search reads, and no other", () => {
    const read = new Set<string>();
    parseSearchRequest((name) => {
      read.add(name);
      return "";
    });
    // What a page draws beside its results.
    read.delete("with");
    expect(SEARCH_PARAMETERS.map(({ name }) => name).toSorted()).toEqual([...read].toSorted());
  });
});
