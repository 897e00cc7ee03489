import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/source-serif-4/wght.css";
import "./fallback-fonts.css";
import "./global.css";
import "./print.css";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DARK, LIGHT } from "#core/page/palette.ts";
import { accentProperties, siteAccent } from "#core/page/site-accent.ts";
import { siteIcons } from "#core/page/site-icon.ts";
import { ACCOUNT_SCRIPT } from "#features/account/shown-account.ts";
import { BEGUN_SCRIPT } from "#features/library/begun.ts";
import { HEARD_SCRIPT } from "#features/library/hide-played.ts";
import { SkipToPlayer } from "#features/player/dock/skip-to-player.tsx";
import { RESUMED_SCRIPT } from "#features/player/episode/resumed.ts";
import { PlayerProvider } from "#features/player/player-context.tsx";
import { EARLY_LANDING_SCRIPT } from "#features/transcript/text/early-landing.ts";
import { EARLY_ACTS_SCRIPT } from "#features/ui/early-acts.ts";
import { EarlyActsAgain } from "#features/ui/early-acts-again.tsx";
import { PageTurning } from "#features/ui/page-turning.tsx";
import { Status } from "#features/ui/status.tsx";
import { config } from "#server/config.ts";
import { siteFace } from "#server/face/face.ts";
import { THEME_HEADER } from "#server/http/preferences.ts";
import { isTheme } from "#server/http/theme.ts";
import { ledTo } from "#server/media/place.ts";
import { AwaitedPage } from "./awaited-page.tsx";
import { Fonts } from "./fonts.tsx";
import { LaterDock } from "./later-dock.tsx";
import { SiteFooter } from "./site-footer.tsx";
import { SiteHeader } from "./site-header.tsx";

/** What runs before all else of a page. */
const SCRIPTS = [
  ACCOUNT_SCRIPT,
  BEGUN_SCRIPT,
  HEARD_SCRIPT,
  RESUMED_SCRIPT,
  EARLY_ACTS_SCRIPT,
  EARLY_LANDING_SCRIPT,
].join(";\n");

/** What the browser's code says; the server renders the rest. */
const CLIENT_MESSAGES = [
  "player",
  "queue",
  "transcript",
  "share",
  "search",
  "library",
  "settings",
  "embedDialog",
  "error",
  "loading",
  "offline",
];

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("site");
  const face = await siteFace();
  const { name } = face;
  const { tab, apple } = siteIcons(face);
  return {
    metadataBase: new URL(config().publicUrl),
    // The template is text in which %s stands for the title of a page.
    title: { default: name, template: `%s · ${name.replaceAll("%s", "% s")}` },
    description: t("description"),
    applicationName: name,
    icons: { icon: [...tab], apple },
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: LIGHT.paper },
    { media: "(prefers-color-scheme: dark)", color: DARK.paper },
  ],
  viewportFit: "cover",
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const t = await getTranslations("site");
  const told = await headers();
  const theme = told.get(THEME_HEADER);
  const nonce = told.get("x-nonce") ?? undefined;
  const face = await siteFace();
  const messages = Object.entries(await getMessages()).filter(([name]) => CLIENT_MESSAGES.includes(name));
  return (
    // React is not to compare its attributes: the script below has added what only the browser knows, such as who is signed in.
    <html
      lang={await getLocale()}
      data-theme={isTheme(theme) ? theme : "system"}
      data-counts={config().countPlays ? "" : undefined}
      data-media={ledTo(config()) === null ? undefined : "elsewhere"}
      style={face.accent === null ? undefined : accentProperties(siteAccent(face.accent))}
      suppressHydrationWarning
    >
      <body>
        {/* A slow browser shows no header of which it has read half. */}
        <link rel="expect" href="#main" blocking="render" />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a script of our own, with the nonce of the policy */}
        <script nonce={nonce} dangerouslySetInnerHTML={{ __html: SCRIPTS }} />
        <a className="skip-link" href="#main">
          {t("skipToContent")}
        </a>
        <NextIntlClientProvider messages={Object.fromEntries(messages)}>
          <Fonts />
          <EarlyActsAgain />
          <PageTurning />
          <PlayerProvider>
            <SkipToPlayer />
            <SiteHeader name={face.name} logo={face.logo} />
            <main id="main" tabIndex={-1}>
              {children}
            </main>
            <AwaitedPage />
            <SiteFooter theme={isTheme(theme) ? theme : "system"} own={face.footer} />
            <LaterDock />
            <Status />
          </PlayerProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
