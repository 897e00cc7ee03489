import { CircleUserRound, LibraryBig } from "lucide";
import { useTranslations } from "next-intl";
import { ACCOUNT, SIGN_IN } from "#core/account/address.ts";
import { logoShape, type SiteFace, type SiteLogo } from "#core/page/site-face.ts";
import { SearchBox } from "#features/search/search-box.tsx";
import { Icon } from "#features/ui/icon.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { OfflineNote } from "./offline-note.tsx";
import styles from "./site.module.css";

/** `logo`: null for the playhead. */
export function SiteHeader({ name, logo }: Pick<SiteFace, "name" | "logo">) {
  const t = useTranslations("site");
  const library = useTranslations("library");
  const account = useTranslations("account");
  return (
    <header className={styles.header}>
      <PageLink href="/" className={styles.logo} aria-label={t("home", { name })}>
        {logo === null ? <Playhead /> : <OwnLogo logo={logo} />}
        {(logo === null || !logoShape(logo).wordmark) && <span dir="auto">{name}</span>}
      </PageLink>
      <SearchBox />
      <OfflineNote />
      <div className={styles.own}>
        <PageLink href="/library" className={styles.library}>
          <Icon of={LibraryBig} />
          <span>{library("title")}</span>
        </PageLink>
        <PageLink href={SIGN_IN} className={styles.signIn}>
          <Icon of={CircleUserRound} />
          <span>{account("signIn")}</span>
        </PageLink>
        {/* The styles write the name, which this browser alone knows. */}
        <PageLink href={ACCOUNT} className={styles.account}>
          <Icon of={CircleUserRound} />
          <span className={styles.accountTitle}>{account("title")}</span>
          <bdi className={styles.accountName} />
        </PageLink>
      </div>
    </header>
  );
}

/** The link around it has the name. */
function OwnLogo({ logo }: { readonly logo: SiteLogo }) {
  const { width, height } = logoShape(logo);
  // biome-ignore lint/performance/noImgElement: a stored picture, drawn small
  return <img src={logo.url} width={width} height={height} alt="" />;
}

/** The playhead: one thin line, with the waveform it stands in. */
function Playhead() {
  return (
    <svg viewBox="0 0 28 28" width="28" height="28" aria-hidden="true">
      <path className={styles.markWave} d="M3 11v6M8 7v14M20 9v10M25 12v4" />
      <path className={styles.markLine} d="M14 2v24" />
    </svg>
  );
}
