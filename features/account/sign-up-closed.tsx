import { useTranslations } from "next-intl";
import { pageHref, SIGN_IN } from "#core/account/address.ts";
import { PageLink } from "#features/ui/page-link.tsx";
import styles from "./account-form.module.css";

interface SignUpClosedProps {
  readonly why: "inviteOnly" | "closed" | "invitationOver";
  readonly next: string;
}

/** In place of the form, for who may not sign up. */
export function SignUpClosed({ why, next }: SignUpClosedProps) {
  const t = useTranslations("account");
  return (
    <>
      <p className={styles.done}>{t(`faults.${why}`)}</p>
      <div className={styles.ways}>
        <PageLink href={pageHref(SIGN_IN, { next })}>{t("toSignIn")}</PageLink>
      </div>
    </>
  );
}
