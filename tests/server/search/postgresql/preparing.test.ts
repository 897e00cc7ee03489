import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { GET } from "#app/api/v1/search/route.ts";
import { toolResult } from "#server/mcp/tool-result.ts";
import { enrolDue } from "#server/search/index/index-job.ts";
import { tendIndex } from "#server/search/index/tend-index.ts";
import { keepWords } from "#server/search/postgresql/keep-words.ts";
import { findPreparation } from "#server/search/preparation.ts";
import { preparingError } from "#server/thread/busy.ts";
import { closeProcess, sharedDatabase } from "../../database.ts";
import { serve } from "../../serve.ts";
import { addShow } from "../search-archive.ts";

/** Threads take their time to begin where others work as well. Milliseconds. */
const LONG = { timeout: 90_000, interval: 2000 };

const { db, file } = sharedDatabase();
// Before a client of the database reads the configuration.
Object.assign(process.env, { DATABASE_URL: file, SEARCH: "postgres" });
beforeAll(async () => {
  await addShow(db(), "Lamps", "en", [{ title: "First", lines: [["Ann", "The lamp is lit."]] }]);
  await keepWords(file, "rows");
});
afterAll(closeProcess);

const askSite = () =>
  serve(async (request, response) => {
    const answer = await GET(new Request(`http://localhost${request.url}`));
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(await answer.text());
  }).then((site) => fetch(`${site}/api/v1/search?q=lamp`));

test("who asks while search is prepared is told so, and found for once it is", async () => {
  await vi.waitFor(async () => {
    const early = await askSite();
    expect([early.status, early.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(await early.json()).toMatchObject({ detail: expect.stringContaining("is being prepared") });
  }, LONG);
  expect(await findPreparation()).toEqual({ done: 0, total: 0 });
  await enrolDue(db(), new Date());
  await db().job.updateMany({ where: { kind: "index" }, data: { done: 8, total: 12 } });
  expect(await findPreparation()).toEqual({ done: 8, total: 12 });
  await tendIndex(db(), new AbortController().signal);
  expect(await findPreparation()).toBeNull();
  await vi.waitFor(async () => {
    const answer = await askSite();
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ totalMoments: 1 });
  }, LONG);
});

test("a program with tools is told so, too", async () => {
  const told = await toolResult(() => Promise.reject(preparingError()));
  expect(told).toMatchObject({ isError: true, content: [{ text: expect.stringContaining("prepared") }] });
});
