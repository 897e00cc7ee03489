import { describe, expect, test } from "vitest";
import { z } from "zod";
import { sendLines } from "../../socket.ts";
import { processDatabase } from "../database.ts";
import { connectClient, serveMcp } from "./serve-mcp.ts";

processDatabase(() => ({ PUBLIC_URL: "https://pod.example.org" }));

const LIST = { jsonrpc: "2.0", id: 7, method: "tools/list" };
const errorSchema = z.object({
  jsonrpc: z.literal("2.0"),
  id: z.int().nullable(),
  error: z.object({ code: z.int(), message: z.string() }),
});

interface Sent {
  readonly body?: string;
  readonly type?: string;
  readonly more?: readonly string[];
  readonly from?: string;
}

/** What is answered to a body as it is: its status and what it says. */
async function send({ body = JSON.stringify(LIST), type = "application/json", more = [], from }: Sent) {
  const lines = [
    "POST /mcp HTTP/1.1",
    "Host: localhost",
    `Content-Type: ${type}`,
    "Accept: application/json, text/event-stream",
    `X-Forwarded-For: ${from ?? "192.0.2.9"}`,
    ...(more.some((line) => line.startsWith("Transfer"))
      ? []
      : [`Content-Length: ${Buffer.byteLength(body)}`]),
    ...more,
  ];
  const read = await sendLines(await serveMcp(), lines, body);
  const [head = "", ...rest] = read.split("\r\n\r\n");
  return { status: Number(head.split(" ")[1]), head, text: rest.join("\r\n\r\n") };
}

describe("a client that is no browser", () => {
  test("is answered in JSON, whatever the host it asks for, and given no session", async () => {
    const { status, head, text } = await send({});
    expect(status).toBe(200);
    expect(head).toMatch(/\r\ncontent-type: application\/json\r\n/i);
    expect(head).not.toMatch(/mcp-session-id|set-cookie/i);
    expect(text).toContain('"search_moments"');
  });

  test("is not answered in revisions that nobody knows", async () => {
    const { status, text } = await send({ more: ["MCP-Protocol-Version: 1999-01-01"] });
    expect([status, errorSchema.safeParse(readJson(text)).success]).toEqual([400, true]);
  });

  test("may not keep a connection open to hear of what never changes", async () => {
    const client = await connectClient(await serveMcp(), { pin: "2026-07-28" });
    await expect(client.listen({ toolsListChanged: true })).rejects.toThrow();
  });

  test("cannot read by GET, and ends nothing by DELETE", async () => {
    const port = await serveMcp();
    for (const method of ["GET", "DELETE", "OPTIONS"]) {
      const answer = await sendLines(port, [`${method} /mcp HTTP/1.1`, "Host: localhost"]);
      expect(answer).toMatch(/^HTTP\/1.1 405 /);
      expect(answer).toMatch(/\r\nallow: POST\r\n/i);
    }
  });
});

describe("a page in a browser", () => {
  test.each([
    ["https://pod.example.org", 200],
    ["https://evil.example", 403],
    ["http://localhost:8080", 403],
    ["https://pod.example.org.evil.example", 403],
    ["null", 403],
    ["%", 403],
  ])("of %s is answered %i", async (origin, wanted) => {
    const { status, head } = await send({ more: [`Origin: ${origin}`], from: "192.0.2.10" });
    expect(status).toBe(wanted);
    expect(head).not.toMatch(/access-control-allow-origin/i);
  });
});

describe("what is no message", () => {
  const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
  test.each([
    ["other than JSON", { type: "text/plain" }, 415],
    ["broken", { body: '{"jsonrpc": "2.0", ' }, 400],
    ["empty", { body: "" }, 400],
    ["many at once", { body: JSON.stringify(Array(500).fill(LIST)) }, 400],
    ["deeply nested", { body: `{"jsonrpc":"2.0","id":1,"method":"tools/list","params":${deep}}` }, 400],
    ["of no method", { body: '{"jsonrpc":"2.0","id":1}' }, 400],
    ["a number", { body: "7" }, 400],
    ["too long", { body: " ".repeat(65_537) }, 413],
    [
      "too long, and does not say so",
      { body: chunk(" ".repeat(70_000)), more: ["Transfer-Encoding: chunked"] },
      413,
    ],
  ])("%s: is refused in the protocol's words", async (_, sent, wanted) => {
    const { status, text } = await send({ ...sent, from: "192.0.2.11" });
    expect([status, text]).toEqual([wanted, expect.stringContaining('"error"')]);
    expect(errorSchema.parse(readJson(text)).error.message).not.toMatch(/node_modules|\.ts\b/);
  });
});

test("who asks too often is told when to come back, and nobody else is", async () => {
  const port = await serveMcp();
  const client = await connectClient(port, { pin: "2026-07-28" }, "192.0.2.12");
  const asked = await Promise.allSettled(Array.from({ length: 61 }, () => client.listTools()));
  expect(asked.filter(({ status }) => status === "rejected").length).toBeGreaterThan(0);
  const { status, head } = await send({ from: "192.0.2.12" });
  expect(status).toBe(429);
  expect(head).toMatch(/\r\nretry-after: \d+\r\n/i);
  expect((await send({ from: "192.0.2.13" })).status).toBe(200);
});

function chunk(text: string): string {
  return `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`;
}

function readJson(text: string): unknown {
  return JSON.parse(text);
}
