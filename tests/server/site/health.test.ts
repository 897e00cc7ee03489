import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Door, makeDoor } from "#server/site/door.ts";
import { healthAnswerer } from "#server/site/health.ts";
import { sendLines } from "../../socket.ts";

let door: Door;
let port = 0;
let closing = false;
let fault: Error | null = null;

beforeEach(async () => {
  closing = false;
  fault = null;
  door = makeDoor({ host: "127.0.0.1", port: 0, publicUrl: "http://localhost" }, false);
  const answer = healthAnswerer({ databaseFault: () => fault, isClosing: () => closing });
  await door.open(async (request, response) => void response.writeHead(404).end(request.url), answer);
  const address = door.server.address();
  port = typeof address === "object" && address ? address.port : 0;
});
afterEach(() => {
  door.server.closeAllConnections();
  return door.close(100);
});

async function ask(
  line: string,
): Promise<readonly [status: string, cached: string | undefined, body: string]> {
  const told = await sendLines(port, [`${line} HTTP/1.1`, "Host: localhost"]);
  const [head = "", body = ""] = told.split("\r\n\r\n");
  return [head.split(" ", 2)[1] ?? "", /^cache-control: (.*)$/im.exec(head)?.[1], body];
}

test("a server that can serve says so, to whoever wants the answer or its head alone", async () => {
  expect(await ask("GET /healthz")).toEqual(["200", "no-store", expect.stringContaining("ok\n")]);
  expect(await ask("GET /readyz?from=balancer")).toEqual([
    "200",
    "no-store",
    expect.stringContaining("ok\n"),
  ]);
  expect(await ask("HEAD /readyz")).toEqual(["200", "no-store", ""]);
});

test("one that closes lives, and wants no visitors", async () => {
  closing = true;
  expect((await ask("GET /healthz"))[0]).toBe("200");
  expect(await ask("GET /readyz")).toEqual(["503", "no-store", expect.stringContaining("closing\n")]);
});

test("one whose database cannot be read says so, and is ready again when it can", async () => {
  fault = new Error("disk I/O error");
  expect((await ask("GET /healthz"))[0]).toBe("200");
  expect(await ask("GET /readyz")).toEqual(["503", "no-store", expect.stringContaining("database\n")]);
  expect(console.error).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ message: "disk I/O error" }),
  );
  vi.mocked(console.error).mockClear();
  fault = null;
  expect((await ask("GET /readyz"))[0]).toBe("200");
});

test("other addresses are for others", async () => {
  expect((await ask("GET /healthzz"))[0]).toBe("404");
});
