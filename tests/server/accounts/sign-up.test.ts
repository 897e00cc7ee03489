import { describe, expect, test } from "vitest";
import { firstHostLink } from "#server/accounts/first-host.ts";
import { invite } from "#server/accounts/invitation.ts";
import { signUp } from "#server/accounts/sign-up.ts";
import { parseConfig } from "#server/config.ts";
import { freshDatabase } from "../database.ts";
import { newSignedInMember, PASSWORD, prepareMembers, seen } from "./member.ts";

const tokenIn = (href: string) => new URL(href, "http://a").searchParams.get("invitation") ?? "";

prepareMembers();

describe("who signs up", () => {
  test("needs an invitation, which is good once, until it ends, and gives its role", async () => {
    const { db } = await freshDatabase();
    const asked = { ...seen, name: "Vera", address: "", password: PASSWORD, invitation: "" };
    expect(await signUp(db, "invite", asked)).toEqual({ kind: "fault", fault: "inviteOnly" });
    const invitation = tokenIn(await invite(db, "editor", null));
    expect(await signUp(db, "invite", { ...asked, name: "", invitation })).toEqual({
      kind: "fault",
      fault: "nameEmpty",
    });
    const signedUp = await signUp(db, "invite", { ...asked, invitation });
    expect(signedUp).toMatchObject({ kind: "signedUp", name: "Vera" });
    expect(await db.account.findFirst()).toMatchObject({ role: "editor" });
    const over = { kind: "fault", fault: "invitationOver" };
    expect(await signUp(db, "invite", { ...asked, name: "Anton", invitation })).toEqual(over);
    const late = tokenIn(await invite(db, "editor", null));
    await db.invitation.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } });
    expect(await signUp(db, "invite", { ...asked, name: "Anton", invitation: late })).toEqual(over);
    // It is forgotten when the next is made.
    await invite(db, "editor", null);
    expect(await db.invitation.count()).toBe(1);
  });

  test("with one invitation at the same time is one person", async () => {
    const { db } = await freshDatabase();
    const invitation = tokenIn(await invite(db, "listener", null));
    const names = ["Vera", "Anton", "Mei"];
    const all = await Promise.all(
      names.map((name) =>
        signUp(db, "invite", { ...seen, name, address: "", password: PASSWORD, invitation }),
      ),
    );
    expect(all.filter(({ kind }) => kind === "signedUp")).toHaveLength(1);
    expect(await db.account.count()).toBe(1);
  });

  test("where it is closed has a link that was made at the server", async () => {
    const { db } = await freshDatabase();
    const { session } = await newSignedInMember(db, "Vera");
    const asked = { ...seen, name: "Anton", address: "", password: PASSWORD };
    expect(await signUp(db, "closed", { ...asked, invitation: "" })).toEqual({
      kind: "fault",
      fault: "closed",
    });
    const theirs = tokenIn(await invite(db, "listener", session.account.id));
    expect(await signUp(db, "closed", { ...asked, invitation: theirs })).toEqual({
      kind: "fault",
      fault: "closed",
    });
    const ours = tokenIn(await invite(db, "listener", null));
    expect(await signUp(db, "closed", { ...asked, invitation: ours })).toMatchObject({ kind: "signedUp" });
  });

  test("takes no name that somebody has, however it is typed", async () => {
    const { db } = await freshDatabase();
    await newSignedInMember(db, "Zoë");
    const asked = { ...seen, name: "ZOE\u0308", address: "", password: PASSWORD, invitation: "" };
    expect(await signUp(db, "open", asked)).toEqual({ kind: "fault", fault: "nameTaken" });
  });

  test("first does so by the newest link of the server, which is said while nobody is a host", async () => {
    const { db, env } = await freshDatabase();
    const config = parseConfig(env);
    const [stale, link] = [(await firstHostLink(config)) ?? "", (await firstHostLink(config)) ?? ""];
    const asked = { ...seen, name: "Vera", address: "", password: PASSWORD };
    expect(await signUp(db, "closed", { ...asked, invitation: tokenIn(stale) })).toEqual({
      kind: "fault",
      fault: "invitationOver",
    });
    await newSignedInMember(db, "Anton");
    expect(await signUp(db, "closed", { ...asked, invitation: tokenIn(link) })).toMatchObject({
      kind: "signedUp",
    });
    expect(await db.account.findFirst({ where: { name: "Vera" } })).toMatchObject({ role: "host" });
    expect(await firstHostLink(config)).toBeNull();
  });
});
