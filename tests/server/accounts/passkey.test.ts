import { describe, expect, test } from "vitest";
import { accountData, removeAccount } from "#server/accounts/account.ts";
import { newChallenge, takeChallenge } from "#server/accounts/challenge.ts";
import { askForNewPasskey, askForPasskey, keepPasskey, signInWithPasskey } from "#server/accounts/passkey.ts";
import { listPasskeys, removePasskey } from "#server/accounts/passkey-list.ts";
import { findSession } from "#server/accounts/session.ts";
import type { Database } from "#server/db/client.ts";
import { freshDatabase } from "../database.ts";
import { Authenticator } from "./authenticator.ts";
import { newMember } from "./member.ts";

const site = { id: "pod.example.org", origin: "https://pod.example.org" };
const here = { host: site.id, origin: site.origin };
const seen = { client: "203.0.113.9", browser: "Firefox, Linux" };
const MINUTE = 60 * 1000;

type Member = Awaited<ReturnType<typeof newMember>>;

/** A device of somebody that keeps a passkey for them. */
async function newDevice(db: Database, member: Member, device = new Authenticator()) {
  const { challenge, user } = await askForNewPasskey(db, site, member);
  const credential = device.create({ challenge, ...here }, user.id);
  expect(await keepPasskey(db, site, member, { credential, challenge, browser: seen.browser })).toBe(true);
  return device;
}

const wrong = { kind: "wrong" };

describe("a challenge", () => {
  const text = (challenge: Uint8Array) => Buffer.from(challenge).toString("base64url");

  test("is answered once, for what it was made for", async () => {
    const { db } = await freshDatabase();
    const challenge = text(await newChallenge(db, "a"));
    expect(await takeChallenge(db, challenge, "b")).toBe(false);
    const answers = await Promise.all([1, 2, 3].map(() => takeChallenge(db, challenge, "a")));
    expect(answers.toSorted()).toEqual([false, false, true]);
    expect(text(await newChallenge(db, "a"))).not.toBe(text(await newChallenge(db, "a")));
  });

  test("is over after five minutes, also where many were answered since", async () => {
    const { db } = await freshDatabase();
    const now = Date.now();
    const [early, late] = [text(await newChallenge(db, "a", now)), text(await newChallenge(db, "a", now))];
    expect(await takeChallenge(db, early, "a", now + 4 * MINUTE)).toBe(true);
    expect(await takeChallenge(db, late, "a", now + 6 * MINUTE)).toBe(false);
    expect(await takeChallenge(db, early, "a", now + 6 * MINUTE)).toBe(false);
  });

  test.each(["", "AAAA", "A".repeat(72), "~"])("that is none of ours is not taken: %j", async (made) => {
    const { db } = await freshDatabase();
    expect(await takeChallenge(db, made, "a")).toBe(false);
    const ours = Buffer.from(await newChallenge(db, "a"));
    ours.writeUInt8(ours.readUInt8(0) + 1, 0);
    expect(await takeChallenge(db, text(ours), "a")).toBe(false);
  });
});

describe("a passkey", () => {
  test("is asked for so that it needs no name, and never twice of the same keeper", async () => {
    const { db } = await freshDatabase();
    const vera = await newMember(db, "Vera");
    const first = await askForNewPasskey(db, site, vera);
    expect(first).toMatchObject({
      rp: { id: site.id },
      user: { name: "Vera" },
      attestation: "none",
      authenticatorSelection: { residentKey: "required", userVerification: "preferred" },
      excludeCredentials: [],
    });
    expect(Buffer.from(first.user.id, "base64url").toString()).not.toContain("Vera");
    await newDevice(db, vera);
    const second = await askForNewPasskey(db, site, vera);
    expect([second.user.id, second.excludeCredentials?.length]).toEqual([first.user.id, 1]);
    expect((await askForNewPasskey(db, site, await newMember(db, "Anton"))).user.id).not.toBe(first.user.id);
    const any = await askForPasskey(db, site);
    expect([any.rpId, any.allowCredentials, any.userVerification]).toEqual([site.id, undefined, "preferred"]);
  });

  test("is named by its keeper, or by the browser", async () => {
    const { db } = await freshDatabase();
    const vera = await newMember(db, "Vera");
    await newDevice(db, vera);
    await newDevice(db, vera, new Authenticator("bada5566-a7aa-401f-bd96-45619a55120d"));
    const names = (await listPasskeys(db, vera)).map(({ name }) => name);
    expect(names).toEqual(["1Password", "Firefox, Linux"]);
  });

  test("signs in whose it is, with a new session each time, and is noted as used", async () => {
    const { db } = await freshDatabase();
    const vera = await newMember(db, "Vera");
    await newDevice(db, await newMember(db, "Anton"));
    const device = await newDevice(db, vera);
    const tokens = new Set<string>();
    for (const _ of [1, 2]) {
      const { challenge } = await askForPasskey(db, site);
      const credential = device.sign({ challenge, ...here });
      const signedIn = await signInWithPasskey(db, site, { ...seen, credential, challenge });
      if (signedIn.kind !== "signedIn") throw new Error(signedIn.kind);
      tokens.add(signedIn.token);
      expect(await findSession(db, signedIn.token)).toMatchObject({ account: { name: "Vera" } });
    }
    expect(tokens.size).toBe(2);
    const [known] = await db.passkey.findMany({ where: { accountId: vera.id } });
    expect([known?.counter, known?.usedAt instanceof Date]).toEqual([BigInt(device.counter), true]);
  });

  test("is counted as far as its keeper counts, and never back", async () => {
    const { db } = await freshDatabase();
    const device = await newDevice(db, await newMember(db, "Vera"));
    const use = async (counter: number) => {
      device.counter = counter - 1;
      const { challenge } = await askForPasskey(db, site);
      const credential = device.sign({ challenge, ...here });
      return (await signInWithPasskey(db, site, { ...seen, credential, challenge })).kind;
    };
    const last = 2 ** 32 - 1;
    expect([await use(last), await use(last), await use(7)]).toEqual(["signedIn", "wrong", "wrong"]);
    expect((await db.passkey.findFirstOrThrow()).counter).toBe(BigInt(last));
    expect(await db.session.count()).toBe(1);
  });

  test("whose keeper does not count goes on working", async () => {
    const { db } = await freshDatabase();
    const device = new Authenticator();
    device.counter = 0;
    await newDevice(db, await newMember(db, "Vera"), device);
    for (const _ of [1, 2]) {
      device.counter = -1;
      const { challenge } = await askForPasskey(db, site);
      const credential = device.sign({ challenge, ...here });
      expect(await signInWithPasskey(db, site, { ...seen, credential, challenge })).toMatchObject({
        kind: "signedIn",
      });
    }
  });

  test("that was removed, or whose account was, signs nobody in", async () => {
    const { db } = await freshDatabase();
    const [vera, anton] = [await newMember(db, "Vera"), await newMember(db, "Anton")];
    const [device, other] = [await newDevice(db, vera), await newDevice(db, anton)];
    const [passkey] = await listPasskeys(db, vera);
    await removePasskey(db, anton.id, passkey?.id ?? 0);
    expect(await listPasskeys(db, vera)).toHaveLength(1);
    expect(await accountData(db, vera)).toMatchObject({
      passkeys: [{ name: "Firefox, Linux", usedAt: null }],
    });
    await removePasskey(db, vera.id, passkey?.id ?? 0);
    await removeAccount(db, anton);
    expect(await db.passkey.count()).toBe(0);
    for (const gone of [device, other]) {
      const { challenge } = await askForPasskey(db, site);
      const credential = gone.sign({ challenge, ...here });
      expect(await signInWithPasskey(db, site, { ...seen, credential, challenge })).toEqual(wrong);
    }
  });
});

describe("a sign-in is refused", () => {
  test("that was answered before", async () => {
    const { db } = await freshDatabase();
    const device = await newDevice(db, await newMember(db, "Vera"));
    const { challenge } = await askForPasskey(db, site);
    const asked = { ...seen, credential: device.sign({ challenge, ...here }), challenge };
    expect((await signInWithPasskey(db, site, asked)).kind).toBe("signedIn");
    expect(await signInWithPasskey(db, site, asked)).toEqual(wrong);
    // As one that is newly signed.
    const again = { ...asked, credential: device.sign({ challenge, ...here }) };
    expect(await signInWithPasskey(db, site, again)).toEqual(wrong);
  });

  test.each([
    ["of another origin", { origin: "https://evil.example" }],
    ["of another port", { origin: "https://pod.example.org:8443" }],
    ["of another site", { host: "evil.example" }],
  ])("%s", async (_, there) => {
    const { db } = await freshDatabase();
    const device = await newDevice(db, await newMember(db, "Vera"));
    const { challenge } = await askForPasskey(db, site);
    const credential = device.sign({ challenge, ...here, ...there });
    expect(await signInWithPasskey(db, site, { ...seen, credential, challenge })).toEqual(wrong);
  });

  test("with the challenge of another browser, of a registration, or none", async () => {
    const { db } = await freshDatabase();
    const vera = await newMember(db, "Vera");
    const device = await newDevice(db, vera);
    const [{ challenge }, other] = [await askForPasskey(db, site), await askForPasskey(db, site)];
    const credential = device.sign({ challenge, ...here });
    for (const kept of [other.challenge, ""])
      expect(await signInWithPasskey(db, site, { ...seen, credential, challenge: kept })).toEqual(wrong);
    const registration = await askForNewPasskey(db, site, vera);
    const signed = device.sign({ challenge: registration.challenge, ...here });
    const asked = { ...seen, credential: signed, challenge: registration.challenge };
    expect(await signInWithPasskey(db, site, asked)).toEqual(wrong);
  });

  test("as somebody else than whose passkey it is, or by another's key", async () => {
    const { db } = await freshDatabase();
    const [vera, anton] = [await newMember(db, "Vera"), await newMember(db, "Anton")];
    const [ours, theirs] = [await newDevice(db, vera), await newDevice(db, anton)];
    const { user } = await askForNewPasskey(db, site, vera);
    const asVera = await askForPasskey(db, site);
    const credential = theirs.sign({ challenge: asVera.challenge, ...here }, user.id);
    expect(await signInWithPasskey(db, site, { ...seen, ...asVera, credential })).toEqual(wrong);
    const forged = await askForPasskey(db, site);
    const [one, other] = [ours, theirs].map((device) =>
      JSON.parse(device.sign({ challenge: forged.challenge, ...here })),
    );
    const mixed = JSON.stringify({
      ...one,
      response: { ...one.response, signature: other.response.signature },
    });
    expect(await signInWithPasskey(db, site, { ...seen, ...forged, credential: mixed })).toEqual(wrong);
  });

  test.each(["", "{}", "null", "[1", '{"id":"a","rawId":"a","type":"public-key","response":{}}'])(
    "that is none: %j",
    async (credential) => {
      const { db } = await freshDatabase();
      const { challenge } = await askForPasskey(db, site);
      expect(await signInWithPasskey(db, site, { ...seen, credential, challenge })).toEqual(wrong);
    },
  );

  test("after as many that were wrong as with passwords, with the right one as well", async () => {
    const { db } = await freshDatabase();
    const device = await newDevice(db, await newMember(db, "Vera"));
    const client = "192.0.2.77";
    for (let number = 0; number < 50; number++)
      expect(await signInWithPasskey(db, site, { ...seen, client, credential: "", challenge: "" })).toEqual(
        wrong,
      );
    const { challenge } = await askForPasskey(db, site);
    const credential = device.sign({ challenge, ...here });
    const later = await signInWithPasskey(db, site, { ...seen, client, credential, challenge });
    expect(later.kind).toBe("later");
  });
});

describe("a new passkey is refused", () => {
  const browser = "";

  test("that is known already, also of somebody else", async () => {
    const { db } = await freshDatabase();
    const [vera, anton] = [await newMember(db, "Vera"), await newMember(db, "Anton")];
    const device = await newDevice(db, vera);
    for (const member of [vera, anton]) {
      const { challenge, user } = await askForNewPasskey(db, site, member);
      const credential = device.create({ challenge, ...here }, user.id);
      expect(await keepPasskey(db, site, member, { credential, challenge, browser })).toBe(false);
    }
    expect((await listPasskeys(db, vera)).length).toBe(1);
    expect(await listPasskeys(db, anton)).toEqual([]);
  });

  test("twice for a challenge, for the challenge of somebody else, of another origin, or that is none", async () => {
    const { db } = await freshDatabase();
    const [vera, anton] = [await newMember(db, "Vera"), await newMember(db, "Anton")];
    const { challenge, user } = await askForNewPasskey(db, site, vera);
    const make = (there = here) => new Authenticator().create({ challenge, ...there }, user.id);
    const keep = (member: Member, credential: string) =>
      keepPasskey(db, site, member, { credential, challenge, browser });
    expect(await keep(anton, make())).toBe(false);
    expect(await keep(vera, make())).toBe(true);
    expect(await keep(vera, make())).toBe(false);
    for (const credential of [make({ ...here, origin: "https://evil.example" }), "{}", ""]) {
      const asked = await askForNewPasskey(db, site, vera);
      const refused = await keepPasskey(db, site, vera, { credential, challenge: asked.challenge, browser });
      expect(refused).toBe(false);
    }
    expect(await db.passkey.count()).toBe(1);
  });
});
