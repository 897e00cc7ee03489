import { expect, test } from "@playwright/test";
import { exchange } from "./exchange.ts";
import { EPISODE } from "./listening.ts";

let port = 0;
test.beforeAll(({ baseURL }) => {
  port = Number(new URL(baseURL ?? "").port);
});

/** Asks as another client, for what this one may ask for is needed by the other journeys. */
const getAs = (client: string, address: string) =>
  exchange(port, [`GET ${address} HTTP/1.1`, `X-Forwarded-For: ${client}`]);

test("160 new cards at once are drawn, or their askers told when to come back", async () => {
  const card = EPISODE.replace("/shows/", "/card/");
  const clients = (second: number) => `203.0.113.${second % 4}`;
  const answers = await Promise.all(
    Array.from({ length: 160 }, (_, second) => getAs(clients(second), `${card}?t=${second},${second + 3}`)),
  );
  const late = answers.filter(({ status }) => status !== 200);
  expect(late.filter(({ status }) => status !== 429 && status !== 503)).toEqual([]);
  expect(late.every(({ headers }) => Number(headers["retry-after"]) > 0)).toBe(true);
  expect(answers.some(({ status }) => status === 200)).toBe(true);
});

test("who searches page after page is told when to come back, in a page; others are answered", async () => {
  const ask = (client: string) => getAs(client, "/search?q=sound");
  const answers = [];
  for (let count = 0; count < 190; count++) answers.push(await ask("2001:db8:9:9::1"));
  const refused = answers.filter(({ status }) => status !== 200);
  expect(refused.length).toBeGreaterThan(0);
  for (const { status, headers, body } of refused) {
    expect([status, headers["cache-control"]]).toEqual([429, "no-store"]);
    expect(Number(headers["retry-after"])).toBeGreaterThan(0);
    expect(body).toContain("Too much is being searched for just now");
  }
  expect((await ask("2001:db8:9:9::2")).status).toBe(429);
  expect((await ask("2001:db8:9:8::1")).status).toBe(200);
  const page = await getAs("2001:db8:9:9::1", `${EPISODE}?find=sound`);
  expect(page.status).toBe(200);
});

test("who asks for very much at once is told when to come back, and nobody else", async () => {
  const address = "/api/v1/search?q=a*+b*+c*+d*+sound+OR+the+OR+a+OR+of";
  const one = Array.from({ length: 40 }, () => getAs("203.0.113.77", address));
  const other = await getAs("203.0.113.78", "/api/v1/search?q=sound");
  expect(other.status).toBe(200);
  for (const { status, headers } of await Promise.all(one)) {
    expect([200, 503]).toContain(status);
    if (status === 503) expect(Number(headers["retry-after"])).toBeGreaterThan(0);
  }
});
