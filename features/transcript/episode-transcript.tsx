import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Track } from "#core/episode/track.ts";
import type { Moment } from "#core/time/moment.ts";
import type { Transcript as TranscriptText } from "#core/transcript/transcript.ts";
import type { HandedOver } from "./find/use-finding.ts";
import { PlainTextView } from "./plain-text-view.tsx";
import { Passages } from "./text/passages.tsx";
import styles from "./transcript.module.css";
import { TranscriptView } from "./transcript-view.tsx";

interface EpisodeTranscriptProps {
  readonly track: Track;
  readonly transcript: TranscriptText | null;
  /** What the address names. */
  readonly moment: Moment | null;
  /** What a search that led here has found. */
  readonly handed: HandedOver;
  /** What can be done with words that are selected (see selected-quote.ts), beside playing them. */
  readonly quoteActions?: ReactNode;
}

/** An episode's transcript: following the sound when it is timed, plain text when it is not, an honest word when there is none. */
export function EpisodeTranscript({
  track,
  transcript,
  moment,
  handed,
  quoteActions = null,
}: EpisodeTranscriptProps) {
  const t = useTranslations("transcript");
  if (transcript === null) {
    return (
      <div className={styles.transcript}>
        <p>{t("none")}</p>
      </div>
    );
  }
  const passages = (
    <Passages
      episodeHref={track.href}
      language={transcript.language}
      passages={transcript.passages}
      moment={moment}
    />
  );
  return (
    <div className={styles.transcript}>
      <p className="visually-hidden">
        <a href="#after-transcript">{t("skip")}</a>
      </p>
      {transcript.timing === "none" ? (
        <PlainTextView href={track.href} language={transcript.language} handed={handed}>
          {passages}
        </PlainTextView>
      ) : (
        <TranscriptView
          track={track}
          language={transcript.language}
          wordTimes={transcript.passages.map((passage) => passage.wordTimes).join("\n")}
          handed={handed}
          quoteActions={quoteActions}
        >
          {passages}
        </TranscriptView>
      )}
      <p id="after-transcript" tabIndex={-1} className="visually-hidden">
        {t("end")}
      </p>
    </div>
  );
}
