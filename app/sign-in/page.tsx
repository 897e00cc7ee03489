import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NoAccount } from "#features/account/no-account.tsx";
import { SignInForm } from "#features/account/sign-in-form.tsx";
import { SignedIn } from "#features/account/signed-in.tsx";
import { relyingParty } from "#server/accounts/relying-party.ts";
import { config } from "#server/config.ts";
import { readVisit } from "../account-visit.ts";
import styles from "../plain-page.module.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account");
  return { title: t("signIn"), robots: { index: false } };
}

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const t = await getTranslations("account");
  const { session, note, next } = await readVisit(searchParams);
  return (
    <div className={styles.page}>
      <h1>{t("signIn")}</h1>
      {session ? (
        <SignedIn name={session.account.name} next={next} />
      ) : (
        <>
          <p className={styles.about}>{t("signInAbout")}</p>
          <NoAccount />
          <SignInForm
            note={note}
            next={next}
            origin={relyingParty()?.origin ?? null}
            mailing={config().mail !== null}
          />
        </>
      )}
    </div>
  );
}
