import { ChevronRight } from "lucide";
import { useTranslations } from "next-intl";
import { showFeedHref } from "#core/episode/address.ts";
import type { ShowPage } from "#core/episode/episode.ts";
import { wholeUrl } from "#core/episode/whole-url.ts";
import { listFollowLinks } from "#core/feed/follow-link.ts";
import { LinkField } from "#features/share/link-field.tsx";
import { Icon } from "#features/ui/icon.tsx";
import styles from "./follow-in-app.module.css";

interface FollowInAppProps {
  readonly show: ShowPage;
  /** Without a trailing slash. */
  readonly publicUrl: string;
}

/** Ways into apps for podcasts: the publisher's feed is followed where everybody may, else the one of this site. */
export function FollowInApp({ show, publicUrl }: FollowInAppProps) {
  const t = useTranslations("follow");
  const feed = show.feedUrl ?? wholeUrl(showFeedHref(show.href), publicUrl);
  return (
    <details className={styles.follow}>
      <summary>
        <Icon of={ChevronRight} />
        <span>{t("title")}</span>
      </summary>
      <p>{t("about")}</p>
      <ul>
        {listFollowLinks(feed, show).map(({ app, href }) => (
          <li key={app}>
            <a href={href} rel="noreferrer">
              {t(`apps.${app}`)}
            </a>
          </li>
        ))}
      </ul>
      <LinkField link={feed} name={t("feed")} />
    </details>
  );
}
