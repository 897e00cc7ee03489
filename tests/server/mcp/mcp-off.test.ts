import { expect, test } from "vitest";
import { POST } from "#app/mcp/route.ts";
import { expectProblem } from "../api/asking.ts";

test("where tools are turned off, nothing is there", async () => {
  process.env.MCP = "false";
  const message = { jsonrpc: "2.0", id: 1, method: "tools/list" };
  const request = new Request("http://localhost/mcp", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(message),
  });
  const { detail } = await expectProblem(await POST(request), 404);
  expect(detail).not.toMatch(/MCP/);
});
