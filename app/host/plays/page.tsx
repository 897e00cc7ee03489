import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { mayAct } from "#core/account/role.ts";
import { PLAYS, PLAYS_FILE, playsHref } from "#core/plays/address.ts";
import { parseSpan, type Span } from "#core/plays/span.ts";
import { Part } from "#features/settings/part.tsx";
import { config } from "#server/config.ts";
import { database } from "#server/db/client.ts";
import { type PlaysReport, reportPlays } from "#server/plays/report.ts";
import { readMemberVisit } from "../../account-visit.ts";
import plain from "../../plain-page.module.css";
import { oneOf } from "../../search-params.ts";
import styles from "../host.module.css";
import { HostNav } from "../host-nav.tsx";
import { HostsOnly } from "../hosts-only.tsx";
import kept from "../keeping.module.css";
import { CountedNote } from "./counted-note.tsx";
import { PlayBars } from "./play-bars.tsx";
import { PlayedEpisode } from "./played-episode.tsx";
import own from "./plays.module.css";
import { SpanChoice } from "./span-choice.tsx";
import { TotalLine } from "./total-line.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("plays");
  return { title: t("title"), robots: { index: false } };
}

/** How often episodes are heard, how far, and what is shared of them. */
export default async function PlaysPage({ searchParams }: PageProps<"/host/plays">) {
  const t = await getTranslations("plays");
  const span = parseSpan(oneOf((await searchParams).days));
  const { session } = await readMemberVisit(searchParams, playsHref(PLAYS, span));
  if (!mayAct(session.account.role, "host")) return <HostsOnly />;
  const report = await reportPlays(database(), span, Date.now());
  return (
    <div className={plain.page}>
      <HostNav page={PLAYS} />
      <h1>{t("title")}</h1>
      <p className={plain.about}>{t("about")}</p>
      {!config().countPlays && <p className={own.off}>{t("off")}</p>}
      <SpanChoice chosen={span} hrefOf={(other) => playsHref(PLAYS, other)} />
      {report ? <Report report={report} span={span} /> : <Nothing />}
      <CountedNote />
    </div>
  );
}

async function Report({ report, span }: { readonly report: PlaysReport; readonly span: Span }) {
  const t = await getTranslations("plays");
  const { total, bars, episodes, more } = report;
  const most = Math.max(0, ...episodes.map(({ plays }) => plays));
  return (
    <>
      <p className={own.total}>
        <TotalLine total={total} />
      </p>
      {total.plays > 0 && <PlayBars {...bars} />}
      <Part title={t("episodes")}>
        <ul className={kept.list} aria-label={t("episodes")}>
          {episodes.map((episode) => (
            <PlayedEpisode
              key={`${episode.show}/${episode.episode}`}
              episode={episode}
              span={span}
              most={most}
            />
          ))}
        </ul>
        {more && <p>{t("episodesMore", { count: episodes.length })}</p>}
        <p className={styles.ways}>
          <a href={playsHref(PLAYS_FILE, span)} download>
            {t("file")}
          </a>
        </p>
      </Part>
    </>
  );
}

async function Nothing() {
  const t = await getTranslations("plays");
  return (
    <>
      <h2>{t("none")}</h2>
      {config().countPlays && <p className={plain.about}>{t("noneAdvice")}</p>}
    </>
  );
}
