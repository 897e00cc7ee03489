import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { ACCOUNT } from "#core/account/address.ts";
import { mayAct } from "#core/account/role.ts";
import { WAITING_HREF } from "#core/episode/address.ts";
import { TRASH } from "#core/page/trash.ts";
import { HOST } from "#core/upload/address.ts";
import { CodesPart, DataPart, NamePart, PasswordPart, RemovePart } from "#features/account/account-parts.tsx";
import { AddressPart } from "#features/account/address-part.tsx";
import { AppsPart } from "#features/account/apps-part.tsx";
import { Invitations } from "#features/account/invitations.tsx";
import { NoteLine } from "#features/account/note-line.tsx";
import { Passkeys } from "#features/account/passkeys.tsx";
import { PicturePart } from "#features/account/picture-part.tsx";
import { SessionList } from "#features/account/session-list.tsx";
import { SignOut } from "#features/account/signed-in.tsx";
import { Part } from "#features/settings/part.tsx";
import { SyncLine } from "#features/sync/sync-line.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { countCodes } from "#server/accounts/account.ts";
import { findAddress } from "#server/accounts/account-address.ts";
import { listApps } from "#server/accounts/app-password.ts";
import { listInvitations } from "#server/accounts/invitation.ts";
import { listPasskeys } from "#server/accounts/passkey-list.ts";
import { pictureTime } from "#server/accounts/picture.ts";
import { relyingParty } from "#server/accounts/relying-party.ts";
import { listSessions } from "#server/accounts/session.ts";
import { config } from "#server/config.ts";
import { database } from "#server/db/client.ts";
import { readMemberVisit } from "../../account-visit.ts";
import styles from "../../plain-page.module.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account");
  return { title: t("title"), robots: { index: false } };
}

export default async function AccountPage({ searchParams }: PageProps<"/settings/account">) {
  const t = await getTranslations("account");
  const { session, note } = await readMemberVisit(searchParams, ACCOUNT);
  const { account, proven } = session;
  const db = database();
  const address = await findAddress(db, account);
  const mailing = config().mail !== null;
  const inviting = mayAct(account.role, "host") && config().signUp !== "closed";
  return (
    <div className={styles.page}>
      <h1>{t("title")}</h1>
      <p className={styles.about}>{t("about", { name: account.name, role: t(`roles.${account.role}`) })}</p>
      <NoteLine form="recover" note={note} />
      <NoteLine form="linkSignIn" note={note} />
      {mayAct(account.role, "host") && (
        <p>
          <PageLink href={HOST}>{t("toHost")}</PageLink>
        </p>
      )}
      {mayAct(account.role, "editor") && (
        <p className={styles.about}>
          <PageLink href={WAITING_HREF}>{t("waitingRevisions")}</PageLink>
        </p>
      )}
      <SignOut />
      <SyncPart />
      <Part title={t("namePart")}>
        <NamePart note={note} name={account.name} />
      </Part>
      <Part title={t("picture")}>
        <PicturePart note={note} name={account.name} keptAt={await pictureTime(db, account)} />
      </Part>
      {(mailing || address.address !== null || address.pending !== null) && (
        <Part title={t("address")}>
          <AddressPart note={note} {...address} mailing={mailing} proven={proven} />
        </Part>
      )}
      <Part title={t("password")}>
        <PasswordPart note={note} name={account.name} proven={proven} />
      </Part>
      <Part title={t("passkeys")}>
        <Passkeys
          note={note}
          passkeys={await listPasskeys(db, account)}
          origin={relyingParty()?.origin ?? null}
          proven={proven}
        />
      </Part>
      <Part title={t("sessions")}>
        <p>{t("sessionsAbout")}</p>
        <NoteLine form="sessions" note={note} />
        <SessionList sessions={await listSessions(db, account.id)} current={session.id} />
      </Part>
      <Part title={t("codes")}>
        <CodesPart
          note={note}
          left={await countCodes(db, account)}
          proven={proven}
          mailing={mailing && address.address !== null}
        />
      </Part>
      <Part title={t("apps")}>
        <AppsPart note={note} apps={await listApps(db, account)} site={config().publicUrl} />
      </Part>
      {inviting && (
        <Part title={t("invitations")}>
          <p>{t("invitationsAbout")}</p>
          <NoteLine form="invite" note={note} />
          <Invitations
            invitations={await listInvitations(db, account.id)}
            link={(note?.form === "invite" && note.shown[0]) || null}
          />
        </Part>
      )}
      {mayAct(account.role, "editor") && <TrashPart />}
      <Part title={t("data")}>
        <DataPart />
      </Part>
      <Part title={t("removePart")}>
        <RemovePart note={note} />
      </Part>
    </div>
  );
}

async function TrashPart() {
  const t = await getTranslations("trash");
  return (
    <Part title={t("title")}>
      <p>
        <PageLink href={TRASH}>{t("open")}</PageLink>
      </p>
    </Part>
  );
}

async function SyncPart() {
  const t = await getTranslations("sync");
  const { sync } = await getMessages();
  return (
    <Part title={t("title")}>
      <p>{t("about")}</p>
      {/* Its words are on no other page. */}
      <NextIntlClientProvider messages={{ sync }}>
        <SyncLine />
      </NextIntlClientProvider>
    </Part>
  );
}
