import { getTranslations } from "next-intl/server";
import { FEEDS, JOBS } from "#core/feed/host-address.ts";
import { SITE_FACE } from "#core/page/site-face.ts";
import { TRASH } from "#core/page/trash.ts";
import { PLAYS } from "#core/plays/address.ts";
import { MEANING } from "#core/search/meaning-address.ts";
import { HOST, STORAGE } from "#core/upload/address.ts";
import { TRANSCRIBE } from "#core/upload/transcribe-address.ts";
import { PageLink } from "#features/ui/page-link.tsx";
import { config } from "#server/config.ts";
import styles from "./host-nav.module.css";

interface HostNavProps {
  /** The address of the page on which it stands, or of the one that it belongs to. */
  readonly page: string;
}

/** The way from each page of hosts to the others. */
export async function HostNav({ page }: HostNavProps) {
  const [host, keeping, plays, words, meaning, face, storage, trash] = await Promise.all([
    getTranslations("host"),
    getTranslations("keeping"),
    getTranslations("plays"),
    getTranslations("transcribe"),
    getTranslations("meaning"),
    getTranslations("face"),
    getTranslations("storage"),
    getTranslations("trash"),
  ]);
  const ways: readonly (readonly [href: string, name: string])[] = [
    [HOST, host("shows")],
    [FEEDS, keeping("feeds")],
    [JOBS, keeping("jobs")],
    [PLAYS, plays("title")],
    ...(config().transcribe === null ? [] : [[TRANSCRIBE, words("title")] as const]),
    ...(config().embed === null ? [] : [[MEANING, meaning("title")] as const]),
    [SITE_FACE, face("short")],
    [STORAGE, storage("title")],
    [TRASH, trash("title")],
  ];
  return (
    <nav className={styles.nav} aria-label={host("pages")}>
      <ul>
        {ways.map(([href, name]) => (
          <li key={href}>
            <PageLink href={href} aria-current={href === page ? "page" : undefined}>
              {name}
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
