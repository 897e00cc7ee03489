import { useTranslations } from "next-intl";
import type { Alternate } from "#core/episode/extras.ts";
import { useVersionName } from "#features/player/episode/version-name.ts";
import styles from "./page.module.css";

/** The other versions of the sound to take along, from where they are. */
export function VersionFiles({ versions }: { readonly versions: readonly Alternate[] }) {
  const t = useTranslations("player");
  const versionName = useVersionName();
  if (versions.length === 0) return null;
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{t("versionFiles")}</h2>
      <ul className={styles.files}>
        {versions.map((version) => (
          <li key={version.url} dir="auto">
            <a href={version.url} rel="external nofollow">
              {versionName(version)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
