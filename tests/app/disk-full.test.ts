import { expect, test, vi } from "vitest";
import { z } from "zod";
import { POST as syncPost } from "#app/api/sync/route.ts";
import { parseTold, SYNC_PATH } from "#core/sync/exchange.ts";
import { keyOf } from "#core/sync/key.ts";
import { stampAfter } from "#core/sync/stamp.ts";
import { database } from "#server/db/client.ts";
import { newMember, noteOf, PASSWORD, postFromPage, prepareAccounts, sendForm } from "./account-forms.ts";

prepareAccounts(() => ({ SIGN_UP: "open" }));

const noted = z.object({ fault: z.string().nullable() });
const pages = z.tuple([z.object({ page_count: z.coerce.number() })]);

/** SQLite itself says then that it is full: as many pages as there are, and no more until it is called again. */
async function fillDisk(): Promise<() => Promise<void>> {
  const db = database();
  const [{ page_count: count }] = pages.parse(await db.$queryRaw`PRAGMA page_count`);
  await db.$queryRawUnsafe(`PRAGMA max_page_count = ${count}`);
  return async () => void (await db.$queryRawUnsafe("PRAGMA max_page_count = 1000000"));
}

const LONG = "x".repeat(60_000);

test("on a full disk a device is told so and keeps what it has to say, and what was kept is read", async () => {
  const { cookie } = await newMember("Hanna", "listener");
  let account: string | null = null;
  const send = async (name: string | null) => {
    const change = (name: string) => ({
      key: keyOf("bookmark", name),
      value: LONG,
      stamp: stampAfter(null, Date.now(), "device000"),
    });
    const changes = name === null ? [] : [change(name)];
    const body = JSON.stringify({ account, batch: { cursor: null, changes } });
    return syncPost(postFromPage(SYNC_PATH, "application/json", body, { cookie }));
  };
  const read = async () => {
    const told = parseTold(await (await send(null)).json());
    if (told?.kind !== "answered") throw new Error(JSON.stringify(told));
    account = told.account;
    return told.answer.changes.map(({ key }) => key);
  };
  await read();
  await send("before");
  const empty = await fillDisk();
  const refused = await send("during");
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([507, "60"]);
  expect(await refused.text()).toContain("The disk of this site is full, so nothing was changed.");
  expect(console.error).toHaveBeenCalledOnce();
  vi.mocked(console.error).mockClear();
  expect(await read()).toEqual([keyOf("bookmark", "before")]);
  await empty();
  expect((await send("during")).status).toBe(200);
  expect(await read()).toEqual([keyOf("bookmark", "before"), keyOf("bookmark", "during")]);
});

test("on a full disk a form says so, and does what it is for once there is room", async () => {
  const empty = await fillDisk();
  const outcomes: unknown[] = [];
  // What is free within the pages that are there is filled first.
  for (let time = 0; time < 200 && !outcomes.includes("diskFull"); time++)
    outcomes.push(
      noted.parse(noteOf(await sendForm("sign-up", { name: `Guest ${time}`, password: PASSWORD }))).fault,
    );
  expect(outcomes.at(-1)).toBe("diskFull");
  expect(console.error).toHaveBeenCalledOnce();
  vi.mocked(console.error).mockClear();
  const name = `Guest ${outcomes.length - 1}`;
  expect(await database().account.count({ where: { name } })).toBe(0);
  await empty();
  expect(noteOf(await sendForm("sign-up", { name, password: PASSWORD }))).toMatchObject({ form: "codes" });
  expect(await database().account.count({ where: { name } })).toBe(1);
});
