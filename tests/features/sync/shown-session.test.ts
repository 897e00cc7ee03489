import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Asked } from "#core/sync/exchange.ts";
import type { Reply } from "#features/sync/send.ts";
import { sendForShown } from "#features/sync/shown-session.ts";

const ASKED: Asked = { account: null, batch: { cursor: null, changes: [] } };
const SIGNED_OUT: Reply = { kind: "signedOut" };

let cookies: Map<string, string>;

beforeEach(() => {
  cookies = new Map([
    ["theme", "dark"],
    ["account", "Vera"],
    ["role", "host"],
    ["visit", "7"],
  ]);
  vi.stubGlobal("document", {
    get cookie() {
      return [...cookies].map((pair) => pair.join("=")).join("; ");
    },
    set cookie(text: string) {
      expect(text).toMatch(/^\w+=; Path=\/; Max-Age=0$/);
      cookies.delete(text.split("=")[0] ?? "");
    },
  });
});
afterEach(() => void vi.unstubAllGlobals());

test("a session that is no more is told scripts no longer", async () => {
  expect(await sendForShown(ASKED, async () => SIGNED_OUT)).toEqual(SIGNED_OUT);
  expect([...cookies]).toEqual([["theme", "dark"]]);
});

test("a refusal that comes after somebody has signed in anew leaves their session, and is asked of that again", async () => {
  const answers: Reply[] = [{ kind: "cursor" }, SIGNED_OUT];
  const send = vi.fn(async () => {
    cookies.set("visit", "8");
    return answers.pop() ?? SIGNED_OUT;
  });
  expect(await sendForShown(ASKED, send)).toEqual({ kind: "cursor" });
  expect([cookies.get("account"), cookies.get("visit")]).toEqual(["Vera", "8"]);
});

test.each<Reply>([{ kind: "unreachable" }, { kind: "full" }])(
  "any other answer forgets nobody: $kind",
  async (reply) => {
    expect(await sendForShown(ASKED, async () => reply)).toEqual(reply);
    expect(cookies.size).toBe(4);
  },
);
