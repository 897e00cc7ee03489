import { type AddressFault, parseAddress } from "#core/account/mail-address.ts";
import { type NameFault, parseName } from "#core/account/name.ts";
import { type PasswordFault, passwordFault } from "#core/account/password.ts";
import { type Database, type Prisma, writeWhole } from "../db/client.ts";
import type { SignUp } from "../settings.ts";
import type { Address } from "./account-address.ts";
import { attempt, type Later } from "./attempts.ts";
import { hashPassword } from "./password.ts";
import { renewCodes } from "./recovery.ts";
import { beginSession } from "./session.ts";
import { hashToken } from "./token.ts";

interface SignUpRequest {
  readonly name: string;
  readonly password: string;
  /** Of mail; empty for none. */
  readonly address: string;
  /** The token of an invitation; empty for none. */
  readonly invitation: string;
  readonly client: string;
  readonly browser: string;
}

export type SignedUp =
  | {
      readonly kind: "signedUp";
      readonly token: string;
      readonly id: number;
      readonly name: string;
      /** One that is to be confirmed; null for none. */
      readonly address: Address | null;
      /** Shown this once. */
      readonly codes: readonly string[];
    }
  | {
      readonly kind: "fault";
      readonly fault: NameFault | PasswordFault | AddressFault | "nameTaken" | Refused;
    };

/** Only who is invited may sign up; nobody may; or the invitation is over, or was taken. */
export type Refused = "inviteOnly" | "closed" | "invitationOver";

interface Invited {
  readonly id: number;
  readonly role: string;
}

type Admission =
  /** `invited` is null for who needs no invitation. */
  { readonly kind: "admitted"; readonly invited: Invited | null } | { readonly kind: Refused };

/**
 * Makes an account, for who has an invitation, or for everybody where sign-up is open. Only they are told whether a name is
 * taken: names are unique, so that whoever may take one learns it.
 */
export async function signUp(db: Database, policy: SignUp, asked: SignUpRequest): Promise<SignedUp | Later> {
  return attempt<SignedUp>(
    db,
    { client: asked.client, nameKey: null },
    () => tryToSignUp(db, policy, asked),
    // Nobody makes accounts without end where everybody may sign up.
    () => false,
  );
}

async function tryToSignUp(db: Database, policy: SignUp, asked: SignUpRequest): Promise<SignedUp> {
  const admission = await admit(db, policy, asked.invitation);
  if (admission.kind !== "admitted") return { kind: "fault", fault: admission.kind };
  const { invited } = admission;
  const parsed = parseName(asked.name);
  if (parsed.kind === "fault") return parsed;
  const fault = passwordFault(asked.password, parsed.name);
  if (fault) return { kind: "fault", fault };
  const address = asked.address === "" ? null : parseAddress(asked.address);
  if (address?.kind === "fault") return address;
  const { name, key } = parsed;
  const passwordHash = await hashPassword(asked.password);
  return writeWhole(db, async (tx) => {
    if (await tx.account.findUnique({ where: { key } })) return { kind: "fault", fault: "nameTaken" };
    if (invited && !(await takeInvitation(tx, invited.id))) return { kind: "fault", fault: "invitationOver" };
    const role = invited?.role ?? "listener";
    const { id } = await tx.account.create({ data: { name, key, role, passwordHash } });
    const codes = await renewCodes(tx, id);
    const token = await beginSession(tx, id, asked.browser);
    return { kind: "signedUp", id, name, address, codes, token };
  });
}

/** Whether somebody may sign up who has this token of an invitation, or none where it is empty. */
export async function admit(db: Database, policy: SignUp, token: string): Promise<Admission> {
  if (token === "" && policy === "open") return { kind: "admitted", invited: null };
  if (token === "") return { kind: policy === "closed" ? "closed" : "inviteOnly" };
  const invited = await db.invitation.findUnique({ where: { tokenHash: hashToken(token) } });
  if (!invited || invited.expiresAt < new Date()) return { kind: "invitationOver" };
  if (policy === "closed" && invited.inviterId !== null) return { kind: "closed" };
  return { kind: "admitted", invited };
}

async function takeInvitation(tx: Prisma.TransactionClient, id: number): Promise<boolean> {
  const { count } = await tx.invitation.deleteMany({ where: { id } });
  return count === 1;
}
