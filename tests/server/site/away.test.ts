import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { excuseBy } from "#server/http/setback-answer.ts";
import { whileThere } from "#server/site/away.ts";
import { type Answer, type Door, makeDoor } from "#server/site/door.ts";
import { KeptPages } from "#server/site/kept-pages.ts";
import { sendLines } from "../../socket.ts";

let door: Door;
let port = 0;
let fault: Error | null = null;
let made: Answer = async () => undefined;

/** Pages are kept, files of transcripts are not here. */
beforeEach(async () => {
  fault = null;
  made = async (_request, response) => {
    response.setHeader("content-type", "text/html");
    response.setHeader("etag", '"1"');
    response.end("<p>A page");
  };
  const answer = whileThere(
    async (...asked) => made(...asked),
    () => fault,
  );
  const kept = new KeptPages(answer, "localhost", () => "1");
  door = makeDoor({ host: "127.0.0.1", port: 0, publicUrl: "http://localhost" }, false);
  await door.open((request, response) =>
    request.url === "/library" || request.url === "/"
      ? kept.answer(request, { locale: "ru", theme: "dark" }, response)
      : answer(request, response),
  );
  const address = door.server.address();
  port = typeof address === "object" && address ? address.port : 0;
});
afterEach(() => {
  door.server.closeAllConnections();
  return door.close(100);
});

const ask = (path: string, ...headers: readonly string[]) =>
  sendLines(port, [`GET ${path} HTTP/1.1`, "Host: localhost", "Connection: close", ...headers]);

test("while the database is away, what is asked for is to be asked for again, and is there again by itself", async () => {
  fault = new Error("terminating connection due to administrator command");
  const told = await ask("/search", "Accept: text/html", "Accept-Language: en");
  expect(told).toMatch(/^HTTP\/1.1 503 /);
  expect(told).toMatch(/^retry-after: 5\r$/im);
  expect(told).toMatch(/^cache-control: no-store\r$/im);
  expect(told).toContain("The database cannot be reached");
  const problem = await ask("/api/v1/shows", "Accept: application/json");
  expect(problem).toMatch(/^content-type: application\/problem\+json\r$/im);
  expect(problem).toContain('"status":503');
  fault = null;
  expect(await ask("/search")).toContain("<p>A page");
});

test("what was made before is sent meanwhile, and what was not says so in its language, and is not kept", async () => {
  expect(await ask("/library")).toContain("<p>A page");
  fault = new Error("connect ECONNREFUSED");
  expect(await ask("/library")).toContain("<p>A page");
  const told = await ask("/");
  expect(told).toMatch(/^HTTP\/1.1 503 /);
  expect(told).toMatch(/^retry-after: 5\r$/im);
  expect(told).toContain(`<html lang="ru">`);
  fault = null;
  expect(await ask("/")).toContain("<p>A page");
});

test("what the database failed on its way is to be asked for again; what fails for another reason has failed", async () => {
  made = async (_request, response) => {
    fault = new Error("Connection terminated unexpectedly");
    response.writeHead(500, { "content-type": "text/plain" }).end("It failed.");
  };
  const told = await ask("/search");
  expect(told).toMatch(/^HTTP\/1.1 503 /);
  expect(told).toMatch(/^retry-after: 5\r$/im);
  fault = null;
  made = async (_request, response) => void response.writeHead(500).end("It failed.");
  expect(await ask("/search")).toMatch(/^HTTP\/1.1 500 /);
});

/** As errors come out of the drivers of databases and of the system. */
const withCode = (code: string) => Object.assign(new Error("It failed"), { code });

test.each([
  ["SQLITE_FULL", 507, 60],
  ["ENOSPC", 507, 60],
  ["SQLITE_BUSY", 503, 5],
  ["53300", 503, 5],
])(
  "a page, kept or not, that met %s is answered with %s, and when to come back",
  async (code, status, seconds) => {
    made = async (_request, response) => {
      // As Next does with what a page throws.
      excuseBy(withCode(code));
      response.writeHead(500, { "content-type": "text/html" }).end("<p>It failed");
    };
    for (const path of ["/search", "/"]) {
      const told = await ask(path, "Accept: text/html");
      expect(told).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
      expect(told).toMatch(new RegExp(`^retry-after: ${seconds}\\r$`, "im"));
      expect(told).toMatch(/^cache-control: no-store\r$/im);
    }
    made = async (_request, response) => {
      // What comes of it all the same is sent as it is.
      excuseBy(withCode(code));
      response.writeHead(200, { "content-type": "text/html" }).end("<p>A page");
    };
    expect(await ask("/search")).toMatch(/^HTTP\/1.1 200 /);
  },
);

test("who answers without pages and meets a full disk says so, too", async () => {
  made = () => Promise.reject(withCode("ENOSPC"));
  const told = await ask("/search");
  expect(told).toMatch(/^HTTP\/1.1 507 /);
  expect(told).toMatch(/^retry-after: 60\r$/im);
  expect(console.error).toHaveBeenCalledOnce();
  vi.mocked(console.error).mockClear();
});
