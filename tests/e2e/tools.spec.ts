import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { expect } from "@playwright/test";
import { z } from "zod";
import { EPISODE, EPISODES, test } from "./listening.ts";

const found = z.object({
  episodes: z.array(
    z.object({ id: z.string(), moments: z.array(z.object({ text: z.string(), url: z.url() })) }),
  ),
});
const stretch = z.object({
  passages: z.array(z.object({ text: z.string(), url: z.url() })),
  next: z.int().nullable(),
});

for (const mode of ["legacy", { pin: "2026-07-28" }] as const)
  test(`a program of revision ${JSON.stringify(mode)} quotes what was said, and its reader opens it`, async ({
    page,
    baseURL,
  }) => {
    const client = new Client({ name: "a reader", version: "1" }, { versionNegotiation: { mode } });
    await client.connect(new StreamableHTTPClientTransport(new URL("/mcp", baseURL)));
    const ask = async (name: string, given: Readonly<Record<string, unknown>>) =>
      (await client.callTool({ name, arguments: given })).structuredContent;
    const query = { query: "lighthouse", order: "relevance" };
    const { episodes } = found.parse(await ask("search_moments", query));
    const [moment] = episodes.flatMap(({ moments }) => moments);
    expect(moment?.text).toMatch(/lighthouse/i);
    await page.goto(moment?.url ?? "");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();

    const episode = EPISODE.replace("/shows/", "");
    const { passages, next } = stretch.parse(await ask("get_transcript", { episode, from: 60 }));
    expect(next).toBeGreaterThan(0);
    await page.goto(passages[0]?.url ?? "");
    await expect(page.getByRole("heading", { level: 1, name: EPISODES[0].title })).toBeVisible();
    expect(await ask("list_shows", {})).toMatchObject({ total: expect.any(Number) });
    expect(await ask("get_episode", { episode })).toMatchObject({ title: EPISODES[0].title });
    await client.close();
  });

test("a page of another site cannot ask", async ({ request }) => {
  const message = { jsonrpc: "2.0", id: 1, method: "tools/list" };
  const headers = { origin: "https://evil.example", accept: "application/json, text/event-stream" };
  const answer = await request.post("/mcp", { headers, data: message });
  expect(answer.status()).toBe(403);
  expect(await answer.json()).toMatchObject({ jsonrpc: "2.0", error: { code: expect.any(Number) } });
});
