import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NoAccount } from "#features/account/no-account.tsx";
import { SignUpClosed } from "#features/account/sign-up-closed.tsx";
import { SignUpForm } from "#features/account/sign-up-form.tsx";
import { SignedIn } from "#features/account/signed-in.tsx";
import { admit } from "#server/accounts/sign-up.ts";
import { config } from "#server/config.ts";
import { database } from "#server/db/client.ts";
import { readVisit } from "../account-visit.ts";
import styles from "../plain-page.module.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account");
  return { title: t("signUp"), robots: { index: false } };
}

export default async function SignUpPage({ searchParams }: PageProps<"/sign-up">) {
  const t = await getTranslations("account");
  const { session, note, next, invitation } = await readVisit(searchParams);
  const admission = await admit(database(), config().signUp, invitation);
  return (
    <div className={styles.page}>
      <h1>{t("signUp")}</h1>
      {session ? (
        <SignedIn name={session.account.name} next={next} />
      ) : (
        <>
          <p className={styles.about}>{t("signUpAbout")}</p>
          <NoAccount />
          {admission.kind === "admitted" ? (
            <SignUpForm note={note} invitation={invitation} next={next} mailing={config().mail !== null} />
          ) : (
            <SignUpClosed why={admission.kind} next={next} />
          )}
        </>
      )}
    </div>
  );
}
