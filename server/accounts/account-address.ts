import { ACCOUNT, ADDRESS } from "#core/account/address.ts";
import { type ParsedAddress, parseAddress } from "#core/account/mail-address.ts";
import { config } from "../config.ts";
import { type Database, writeWhole } from "../db/client.ts";
import { nameOfSite } from "../face/face.ts";
import type { Locale } from "../http/locale.ts";
import { writeMail } from "../mail/mail-text.ts";
import { postLater } from "../mail/post.ts";
import { mayMail } from "./mail-limits.ts";
import { endLinks, findLink, listLinks, makeLink, takeLink } from "./mailed-link.ts";
import type { Member } from "./session.ts";

/** An address that was typed and can be one. */
export type Address = Extract<ParsedAddress, { kind: "address" }>;

export interface ShownAddress {
  /** The one by which somebody signs in; null for none. */
  readonly address: string | null;
  /** One that a link was sent to, which was not opened yet; null for none. */
  readonly pending: string | null;
}

export async function findAddress(db: Database, { id }: Member): Promise<ShownAddress> {
  const found = await db.accountAddress.findUnique({ where: { accountId: id } });
  const links = await listLinks(db, id);
  const asked = links.find(({ kind }) => kind === "confirm");
  return { address: found?.address ?? null, pending: asked?.address ?? null };
}

/**
 * Sends a link to an address that is to be this account's, in the place of one that was sent before. Whether another
 * account has it is said only on the page of that link, to whom the address belongs.
 */
export async function askToConfirm(
  db: Database,
  member: Pick<Member, "id" | "name">,
  { address, delivery, key }: Address,
  locale: Locale,
): Promise<void> {
  const { mail, publicUrl } = config();
  if (!mail) return;
  await endLinks(db, member.id, "confirm");
  const token = await makeLink(db, { accountId: member.id, kind: "confirm", address, next: "/" });
  const letter = {
    kind: "confirm",
    locale,
    name: member.name,
    siteName: await nameOfSite(db),
    publicUrl,
    path: `${ADDRESS}/${token}`,
  } as const;
  postLater(mail, async () => ((await mayMail(db, key)) ? { to: delivery, ...writeMail(letter) } : null));
}

/** The address that a link confirms for this account; null where it is over, or another's. */
export async function addressOfLink(db: Database, { id }: Member, token: string): Promise<string | null> {
  const link = await findLink(db, "confirm", token);
  return link?.accountId === id ? link.address : null;
}

export type Confirmed = "confirmed" | "addressTaken" | "confirmOver";

/** Takes a link that was sent to an address, which from now on is this account's. The one before it is told. */
export async function confirmAddress(
  db: Database,
  member: Member,
  token: string,
  locale: Locale,
): Promise<Confirmed> {
  const accountId = member.id;
  const link = await findLink(db, "confirm", token);
  const parsed = link && parseAddress(link.address);
  if (link?.accountId !== accountId || parsed?.kind !== "address") return "confirmOver";
  const { address, key } = parsed;
  const before = link.account.address;
  const confirmed = await writeWhole<Confirmed>(db, async (tx) => {
    const known = await tx.accountAddress.findUnique({ where: { key } });
    if (known && known.accountId !== accountId) return "addressTaken";
    if (!(await takeLink(tx, link.id))) return "confirmOver";
    // What was sent to the address before signs nobody in any more.
    await endLinks(tx, accountId);
    const kept = { address, key, confirmedAt: new Date() };
    await tx.accountAddress.upsert({ where: { accountId }, create: { accountId, ...kept }, update: kept });
    return "confirmed";
  });
  if (confirmed === "confirmed" && before && before.key !== key)
    tellOf(before.address, member, locale, await nameOfSite(db));
  return confirmed;
}

/** Forgets the address of an account, and what waits to be one. The address is told. */
export async function removeAddress(db: Database, member: Member, locale: Locale): Promise<void> {
  const accountId = member.id;
  const known = await db.accountAddress.findUnique({ where: { accountId } });
  await writeWhole(db, async (tx) => {
    await tx.accountAddress.deleteMany({ where: { accountId } });
    await endLinks(tx, accountId);
  });
  if (known) tellOf(known.address, member, locale, await nameOfSite(db));
}

/** Tells an address that it is an account's no longer: whoever has changed that, its owner learns of it. */
function tellOf(address: string, { name }: Member, locale: Locale, siteName: string): void {
  const { mail, publicUrl } = config();
  const parsed = parseAddress(address);
  if (!mail || parsed.kind !== "address") return;
  const letter = { kind: "changed", locale, name, siteName, publicUrl, path: ACCOUNT } as const;
  postLater(mail, async () => ({ to: parsed.delivery, ...writeMail(letter) }));
}
