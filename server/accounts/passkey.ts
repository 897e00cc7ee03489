import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { z } from "zod";
import { keeperName } from "#core/account/passkey-keeper.ts";
import { parseJson } from "#core/file/json-value.ts";
import { type Database, writeWhole } from "../db/client.ts";
import { attempt, type Later } from "./attempts.ts";
import { newChallenge, takeChallenge } from "./challenge.ts";
import type { RelyingParty } from "./relying-party.ts";
import { beginSession, type Member } from "./session.ts";
import type { SignedIn } from "./sign-in.ts";
import { hashToken } from "./token.ts";

/** ES256 and RS256, of which every keeper of passkeys knows one (Web Authentication, section 5.4). */
const ALGORITHMS = [-7, -257];
/** As long as a challenge. Milliseconds. */
const TIME_TO_ANSWER = 5 * 60 * 1000;
const SIGNING_IN = "sign in";

const base64url = z.string().regex(/^[\w-]+$/);

const made = z.object({
  id: base64url,
  rawId: base64url,
  type: z.literal("public-key"),
  response: z.object({ clientDataJSON: base64url, attestationObject: base64url }),
});

const used = z.object({
  id: base64url,
  rawId: base64url,
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url,
  }),
});

/** What a browser has answered, as JSON, and the challenge that it had. */
export interface PasskeyAnswer {
  readonly credential: string;
  readonly challenge: string;
}

/** Asks a browser to make a passkey, with all that its keeper needs to offer it by itself; not where one is kept already. */
export async function askForNewPasskey(db: Database, site: RelyingParty, member: Member) {
  const known = await db.passkey.findMany({ where: { accountId: member.id } });
  return generateRegistrationOptions({
    rpName: site.id,
    rpID: site.id,
    userID: Uint8Array.from(Buffer.from(await handleOf(db, member.id), "base64url")),
    userName: member.name,
    userDisplayName: member.name,
    challenge: await newChallenge(db, registering(member)),
    timeout: TIME_TO_ANSWER,
    excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: "required", userVerification: "preferred" },
    supportedAlgorithmIDs: ALGORITHMS,
  });
}

/** Keeps a passkey that was made; false where it is not one, or not one that was asked for, or known already. */
export async function keepPasskey(
  db: Database,
  site: RelyingParty,
  member: Member,
  { credential, challenge, browser }: PasskeyAnswer & { readonly browser: string },
): Promise<boolean> {
  const response = made.safeParse(parseJson(credential).value).data;
  if (!(await takeChallenge(db, challenge, registering(member))) || !response) return false;
  const verified = await unlessRefused(
    verifyRegistrationResponse({
      response: { ...response, clientExtensionResults: {} },
      ...expected(site, challenge),
      supportedAlgorithmIDs: ALGORITHMS,
    }),
  );
  if (!verified?.verified) return false;
  const { aaguid, credential: key } = verified.registrationInfo;
  return writeWhole(db, async (tx) => {
    if (await tx.passkey.findUnique({ where: { credentialId: key.id } })) return false;
    await tx.passkey.create({
      data: {
        accountId: member.id,
        credentialId: key.id,
        publicKey: key.publicKey,
        counter: key.counter,
        name: keeperName(aaguid, browser),
      },
    });
    return true;
  });
}

/** Asks a browser for any passkey that it has for this site. */
export async function askForPasskey(db: Database, site: RelyingParty) {
  return generateAuthenticationOptions({
    rpID: site.id,
    challenge: await newChallenge(db, SIGNING_IN),
    timeout: TIME_TO_ANSWER,
    userVerification: "preferred",
  });
}

/** Signs in whose passkey it is. It cannot be guessed, but whoever tries is counted as with passwords. */
export function signInWithPasskey(
  db: Database,
  site: RelyingParty,
  asked: PasskeyAnswer & { readonly client: string; readonly browser: string },
): Promise<SignedIn | Later> {
  return attempt<SignedIn>(
    db,
    { client: asked.client, nameKey: null },
    () => tryToSignIn(db, site, asked),
    ({ kind }) => kind === "signedIn",
  );
}

async function tryToSignIn(
  db: Database,
  site: RelyingParty,
  { credential, challenge, browser }: PasskeyAnswer & { readonly browser: string },
): Promise<SignedIn> {
  const response = used.safeParse(parseJson(credential).value).data;
  if (!(await takeChallenge(db, challenge, SIGNING_IN)) || !response) return { kind: "wrong" };
  const known = await db.passkey.findUnique({
    where: { credentialId: response.id },
    include: { account: true },
  });
  if (!known || response.response.userHandle !== (await handleOf(db, known.accountId)))
    return { kind: "wrong" };
  const { id, publicKey, counter, account } = known;
  const verified = await unlessRefused(
    verifyAuthenticationResponse({
      response: { ...response, clientExtensionResults: {} },
      ...expected(site, challenge),
      credential: { id: known.credentialId, publicKey, counter: Number(counter) },
    }),
  );
  if (!verified?.verified) return { kind: "wrong" };
  return writeWhole(db, async (tx) => {
    const { count } = await tx.passkey.updateMany({
      where: { id, counter },
      data: { counter: verified.authenticationInfo.newCounter, usedAt: new Date() },
    });
    // It was removed, or used by another, in the meantime.
    if (count === 0) return { kind: "wrong" };
    const begun = await beginSession(tx, account.id, browser, "passkey");
    return { kind: "signedIn", name: account.name, token: begun };
  });
}

function registering({ id }: Member): string {
  return `register ${id}`;
}

function expected(site: RelyingParty, challenge: string) {
  return {
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.id,
    // Asked for where there is a way to, and not missed where there is none.
    requireUserVerification: false,
  };
}

/** The library fails at whatever does not hold. */
async function unlessRefused<T>(verification: Promise<T>): Promise<T | null> {
  return verification.catch(() => null);
}

/** What the keepers of somebody's passkeys know them by: the same for all of them, of no other site, and not their name. */
async function handleOf(db: Database, id: number): Promise<string> {
  const { createdAt } = await db.account.findUniqueOrThrow({ where: { id } });
  return hashToken(`${id} ${createdAt.toISOString()}`);
}
