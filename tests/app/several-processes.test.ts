import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { addAppPassword } from "#server/accounts/app-password.ts";
import { database } from "#server/db/client.ts";
import { APP_LOGIN_LIMITER } from "#server/http/rate-limit.ts";
import { Authenticator } from "../server/accounts/authenticator.ts";
import { overPostgresql } from "../server/database.ts";
import { newMember, noteOf, PASSWORD, prepareAccounts, SITE, tokenIn } from "./account-forms.ts";
import { beginRoutes, type RouteProcess } from "./route-processes.ts";

// The processes know nothing of cheap passwords.
vi.unmock("node:crypto");
prepareAccounts();

const HOST = new URL(SITE).host;
const LONG = { timeout: 200_000 };

let vera = { id: 0, cookie: "" };
let client = 0;
let processes: readonly RouteProcess[] = [];
let turn = 0;
beforeAll(async () => {
  vera = await newMember("Vera", "listener");
  processes = await Promise.all([beginRoutes(), beginRoutes(), beginRoutes()]);
});
afterAll(() => {
  for (const { end } of processes) end();
});

/** Each of them in turn. */
function next(): RouteProcess {
  const routes = processes[turn % processes.length];
  turn += 1;
  if (!routes) throw new Error("There is none");
  return routes;
}

beforeEach(() => {
  client += 1;
});
/** Somebody else in each test. */
const from = (more: Readonly<Record<string, string>> = {}) => ({
  "x-forwarded-for": `203.0.113.${client}`,
  ...more,
});

test(
  "ten wrong passwords are ten, whichever processes they come to, one after another or at once",
  LONG,
  async () => {
    const signIn = async (name: string, password: string) => {
      const answer = await next().send("/api/account/sign-in", { name, password }, from());
      return [answer.status, z.object({ fault: z.string() }).parse(noteOf(answer)).fault];
    };
    const told = [];
    for (let tries = 0; tries < 10; tries += 1) told.push(await signIn("Vera", "wrong"));
    expect(told).toEqual(Array(10).fill([200, "wrong"]));
    for (let tries = 0; tries < 3; tries += 1) expect(await signIn("Vera", PASSWORD)).toEqual([429, "later"]);

    const many = await Promise.all(Array.from({ length: 14 }, () => signIn("Nobody", "wrong")));
    expect(many.filter(([status]) => status === 200)).toHaveLength(10);
  },
);

test("what succeeds is not counted, at whichever process", LONG, async () => {
  await newMember("Often", "listener");
  for (let times = 0; times < 12; times += 1) {
    const answer = await next().send("/api/account/sign-in", { name: "Often", password: PASSWORD }, from());
    expect(tokenIn(answer)).toBeDefined();
  }
  // One for each of what is counted: nobody's name or address stands there.
  const tallies = await database().tally.findMany();
  for (const { key } of tallies) expect(key).toMatch(/^tries (?:at names|from addresses) [0-9a-f]{4}$/);
});

test("a passkey is asked for at one process and answered at another, once", LONG, async () => {
  const device = new Authenticator();
  const here = { host: HOST, origin: SITE };
  const challenged = z.object({
    options: z.object({ challenge: z.string(), user: z.object({ id: z.string() }).optional() }),
  });
  const ask = async (path: string, cookie = "", fields = {}) => {
    const answer = await next().send(path, fields, from({ cookie }));
    const { options } = challenged.parse(await answer.json());
    return { ...options, cookie: `${cookie}; challenge=${options.challenge}` };
  };
  const { cookie } = await newMember("Kept", "listener");
  const made = await ask("/api/account/passkeys/options", cookie, { password: PASSWORD });
  const credential = device.create({ challenge: made.challenge, ...here }, made.user?.id ?? "");
  const kept = await next().send("/api/account/passkeys", { credential }, from({ cookie: made.cookie }));
  expect(noteOf(kept)).toMatchObject({ fault: null });

  const asked = await ask("/api/account/sign-in/passkey/options");
  const used = device.sign({ challenge: asked.challenge, ...here });
  const answers = await Promise.all(
    [1, 2, 3].map(() =>
      next().send("/api/account/sign-in/passkey", { credential: used }, from({ cookie: asked.cookie })),
    ),
  );
  expect(answers.filter((answer) => tokenIn(answer) !== undefined)).toHaveLength(1);
});

test(
  "an app that asks one process is let in at another and has its password from a third, once",
  LONG,
  async () => {
    const begun = z
      .object({ poll: z.object({ token: z.string() }), login: z.string() })
      .parse(await (await next().send("/login/v2", {}, from({ "user-agent": "AntennaPod/3.8.0" }))).json());
    const poll = () => next().send("/login/v2/poll", { token: begun.poll.token });
    expect((await poll()).status).toBe(404);
    const token = begun.login.split("/").at(-1) ?? "";
    const granted = await next().send("/api/account/apps/grant", { token }, from({ cookie: vera.cookie }));
    expect(noteOf(granted)).toMatchObject({ form: "grant" });
    const answers = await Promise.all([poll(), poll(), poll()]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404, 404]);
    const given = z.object({ loginName: z.string(), appPassword: z.string() });
    const told = await answers.find(({ status }) => status === 200)?.json();
    expect(given.parse(told).loginName).toBe("Vera");
  },
);

test("wrong passwords of apps are counted together, and right ones not at all", LONG, async () => {
  const password = (await addAppPassword(database(), vera, "Kasts")) ?? "";
  const login = async (said: string) => {
    const authorization = `Basic ${Buffer.from(`Vera:${said}`).toString("base64")}`;
    return (await next().send("/apps/gpoddersync/subscription_change/create", {}, from({ authorization })))
      .status;
  };
  expect(await login(password)).not.toBe(401);
  // Requests are told between processes once a second, tries at once.
  expect(await database().tally.count({ where: { key: { startsWith: "tries of apps" } } })).toBe(0);
  const wrong = await Promise.all(Array.from({ length: 56 }, () => login("wrong")));
  expect([wrong.filter((status) => status === 401), wrong.filter((status) => status === 429)]).toEqual([
    Array(50).fill(401),
    Array(6).fill(429),
  ]);
  expect(await login(password)).toBe(429);
});

test.runIf(overPostgresql)(
  "who has asked one process too often is told so by the others as well",
  LONG,
  async () => {
    const [first, second] = processes;
    const ask = async (routes = first) => (await routes?.send("/login/v2", {}, from()))?.status;
    const { quota } = APP_LOGIN_LIMITER;
    for (let times = 0; times < quota; times += 1) expect(await ask()).toBe(200);
    expect(await ask()).toBe(429);
    // By itself it would answer as often as the first.
    const told = [];
    while (told.length < quota - 1 && told.at(-1) !== 429) {
      told.push(await ask(second));
      await sleep(500);
    }
    expect(told.at(-1)).toBe(429);
  },
);
