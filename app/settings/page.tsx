import type { Metadata } from "next";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { FollowChoice } from "#features/settings/follow-choice.tsx";
import { KeptHere } from "#features/settings/kept-here.tsx";
import { ListeningSettings } from "#features/settings/listening-settings.tsx";
import { Part } from "#features/settings/part.tsx";
import { config } from "#server/config.ts";
import { THEME_HEADER } from "#server/http/preferences.ts";
import { PREFERENCES_HREF } from "#server/http/preferences-href.ts";
import { isTheme } from "#server/http/theme.ts";
import styles from "../plain-page.module.css";
import { PreferenceChoices } from "../preference-choices.tsx";
import { LaterKeptRoom } from "./later-kept-room.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("title"), robots: { index: false } };
}

/** What a listener can set. All but language and theme is kept in the browser, which needs script for it. */
export default async function SettingsPage() {
  const [t, plays] = [await getTranslations("settings"), await getTranslations("plays")];
  const theme = (await headers()).get(THEME_HEADER);
  return (
    <div className={styles.page}>
      <h1>{t("title")}</h1>
      <p className={styles.about}>{t("about")}</p>
      <Part title={t("looks")}>
        <PreferenceChoices theme={isTheme(theme) ? theme : "system"} />
      </Part>
      <noscript>
        <p>{t("needsScript")}</p>
      </noscript>
      <ListeningSettings />
      <Part title={t("transcript")}>
        <FollowChoice />
      </Part>
      <Part title={t("offline")}>
        <LaterKeptRoom />
      </Part>
      {config().countPlays && (
        <Part title={plays("forListeners")}>
          <p className={styles.about}>{plays("forListenersAbout")}</p>
        </Part>
      )}
      <KeptHere preferencesHref={PREFERENCES_HREF} />
    </div>
  );
}
