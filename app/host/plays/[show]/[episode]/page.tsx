import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { mayAct } from "#core/account/role.ts";
import { episodePlaysHref, PLAYS, playsHref } from "#core/plays/address.ts";
import { parseSpan } from "#core/plays/span.ts";
import { PageLink } from "#features/ui/page-link.tsx";
import { database } from "#server/db/client.ts";
import { reportEpisode } from "#server/plays/episode-report.ts";
import { readMemberVisit } from "../../../../account-visit.ts";
import plain from "../../../../plain-page.module.css";
import { decoded, oneOf } from "../../../../search-params.ts";
import styles from "../../../host.module.css";
import { HostNav } from "../../../host-nav.tsx";
import { HostsOnly } from "../../../hosts-only.tsx";
import { HeardCurve } from "../../heard-curve.tsx";
import { PlayBars } from "../../play-bars.tsx";
import own from "../../plays.module.css";
import { SharedMoments } from "../../shared-moments.tsx";
import { SpanChoice } from "../../span-choice.tsx";
import { SpotPart } from "../../spot-part.tsx";
import { TotalLine } from "../../total-line.tsx";

type Props = PageProps<"/host/plays/[show]/[episode]">;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("plays");
  return { title: t("title"), robots: { index: false } };
}

/** What was heard of one episode, where it was left, and what was shared of it. */
export default async function EpisodePlaysPage({ params, searchParams }: Props) {
  const t = await getTranslations("plays");
  const { show, episode } = await params;
  const key = { show: decoded(show), episode: decoded(episode) };
  const span = parseSpan(oneOf((await searchParams).days));
  const { session } = await readMemberVisit(searchParams, episodePlaysHref(key, span));
  if (!mayAct(session.account.role, "host")) return <HostsOnly />;
  const report = (await reportEpisode(database(), key, span, Date.now())) ?? notFound();
  const { brief, count, duration, language, moments, stops, again } = report;
  const { track } = brief;
  return (
    <div className={plain.page}>
      <HostNav page={PLAYS} />
      <p className={styles.way}>
        <PageLink href={playsHref(PLAYS, span)}>{t("title")}</PageLink>
      </p>
      <h1 dir="auto">{track.title}</h1>
      <p className={own.soft} dir="auto">
        {track.showTitle}
      </p>
      <p className={styles.ways}>
        <PageLink href={track.href}>{t("openEpisode")}</PageLink>
      </p>
      <SpanChoice chosen={span} hrefOf={(other) => episodePlaysHref(key, other)} />
      <p className={own.total}>
        <TotalLine total={report.total} />
      </p>
      <HeardCurve count={count} duration={duration} />
      <SpotPart kind="stops" spot={stops} page={track.href} language={language} />
      <SpotPart kind="replays" spot={again} page={track.href} language={language} />
      <SharedMoments moments={moments} />
      {report.total.plays > 0 && <PlayBars {...report.bars} />}
    </div>
  );
}
