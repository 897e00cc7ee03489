import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { Uploader } from "#features/upload/uploader.tsx";
import type { Member } from "#server/accounts/session.ts";
import { config } from "#server/config.ts";
import styles from "./host.module.css";
import { toldUploads } from "./told-uploads.ts";

interface UploadPartProps {
  readonly account: Member;
  /** Slugs. */
  readonly show: string;
  /** Null for a new one. */
  readonly episode: string | null;
}

/** Where files are chosen, with what has become of those before. */
export async function UploadPart({ account, show, episode }: UploadPartProps) {
  const t = await getTranslations("host");
  const { upload } = await getMessages();
  const all = await toldUploads(account);
  const shown = episode === null ? all : [];
  return (
    <>
      <p className={styles.bare}>{t("needsScript")}</p>
      {/* Its words are on no other page. */}
      <NextIntlClientProvider messages={{ upload }}>
        <Uploader
          account={account.id}
          target={{ show, episode }}
          listed={shown}
          most={config().uploadMaxBytes}
        />
      </NextIntlClientProvider>
    </>
  );
}
