import { getFormatter, getTranslations } from "next-intl/server";
import { otherVersions } from "#core/episode/alternate.ts";
import type { EpisodePage as Episode } from "#core/episode/episode.ts";
import type { Quote } from "#core/quote/quote.ts";
import { formatMoment, type Moment } from "#core/time/moment.ts";
import { formatIsoDuration, formatLength } from "#core/time/time.ts";
import { EmbedButton } from "#features/embed/embed-button.tsx";
import { EpisodeNumbering } from "#features/library/episode-numbering.tsx";
import { KeepButton } from "#features/offline/keep-button.tsx";
import { EpisodePlay } from "#features/player/episode/episode-play.tsx";
import { SoundChoice } from "#features/player/episode/sound-choice.tsx";
import { QueueButton } from "#features/player/queue/queue-button.tsx";
import { ManageMenu } from "#features/trash/manage-menu.tsx";
import { Art } from "#features/ui/art.tsx";
import { Caution } from "#features/ui/caution.tsx";
import { EpisodeMorph } from "#features/ui/episode-morph.tsx";
import { OneRow } from "#features/ui/one-row.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { config } from "#server/config.ts";
import { EpisodeSharing } from "./episode-sharing.tsx";
import styles from "./page.module.css";

interface EpisodeHeaderProps {
  readonly episode: Episode;
  readonly moment: Moment | null;
  readonly quote: Quote | null;
}

/** What an episode is, and its play button. */
export async function EpisodeHeader({ episode, moment, quote }: EpisodeHeaderProps) {
  const t = await getTranslations("episode");
  const format = await getFormatter();
  const { brief, tags, extras } = episode;
  const { track, publishedDay, numbering } = brief;
  const versions = otherVersions(extras.alternates, track.audio?.url ?? "");
  return (
    <header className={styles.header}>
      <EpisodeMorph part="art" episode={track.key}>
        <Art url={track.imageUrl} size={160} eager />
      </EpisodeMorph>
      <div>
        <p className={styles.facts} lang={track.language}>
          <PageLink href={track.showHref}>
            <bdi>{track.showTitle}</bdi>
          </PageLink>
          <EpisodeNumbering {...numbering} />
          {publishedDay !== null && (
            <time dateTime={publishedDay}>
              {format.dateTime(new Date(publishedDay), { dateStyle: "medium" })}
            </time>
          )}
          {track.duration !== null && (
            <time dateTime={formatIsoDuration(track.duration)}>{formatLength(track.duration)}</time>
          )}
        </p>
        <EpisodeMorph part="title" episode={track.key}>
          <h1 lang={track.language} dir="auto">
            {track.title}
          </h1>
        </EpisodeMorph>
        {tags.length > 0 && (
          <OneRow more={t("moreTags")}>
            <ul className={styles.tags} aria-label={t("tags")}>
              {tags.map((tag) => (
                <li key={tag.slug}>
                  <PageLink href={`${track.showHref}?tag=${tag.slug}`} dir="auto">
                    {tag.name}
                  </PageLink>
                </li>
              ))}
            </ul>
          </OneRow>
        )}
        {track.audio === null ? (
          <Caution>{t("noAudio")}</Caution>
        ) : (
          <>
            <EpisodePlay
              track={track}
              actions={
                <>
                  <QueueButton track={track} moment={null} variant="wide" />
                  <EpisodeSharing track={track} quote={quote} />
                  <KeepButton track={track} variant="wide" />
                  <EmbedButton track={track} transcribed={episode.transcript !== null} />
                </>
              }
            />
            {versions.length > 0 && <SoundChoice track={track} versions={versions} />}
            <noscript>
              {/* biome-ignore lint/a11y/useMediaCaption: an audio element shows no captions; a transcript, where there is one, stands below as text */}
              <audio
                controls
                preload="none"
                src={`${track.audio.url}${moment ? `#t=${formatMoment(moment)}` : ""}`}
              />
            </noscript>
          </>
        )}
        {episode.withdrawn && <Caution>{t("withdrawn")}</Caution>}
        {!episode.exactSeek && <Caution>{t("seekApproximate")}</Caution>}
        <ManageMenu
          title={track.title}
          {...track.key}
          transcribable={
            config().transcribe !== null && track.audio !== null && episode.languages.length === 0
          }
        />
      </div>
    </header>
  );
}
