import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Track } from "#core/episode/track.ts";
import type { Transcript } from "#core/transcript/transcript.ts";
import { decodeWordTimes } from "#core/transcript/word-times.ts";
import type { HandedOver } from "./find/use-finding.ts";
import { PlainTextView } from "./plain-text-view.tsx";
import { COPY_LABEL_ID } from "./text/copy-label.ts";
import styles from "./transcript.module.css";
import { TranscriptView } from "./transcript-view.tsx";

interface EpisodeTranscriptProps {
  readonly track: Track;
  readonly transcript: Transcript | null;
  /** What a search that led here has found. */
  readonly handed: HandedOver;
  /** What can be done with words that are selected (see selected-quote.ts), beside playing them. */
  readonly quoteActions?: ReactNode;
  /** What can be done with the transcript, beside finding in it and following. */
  readonly tools?: ReactNode;
  /** The passages of the transcript, as `passageHtml` writes them. */
  readonly children?: ReactNode;
}

/** An episode's transcript: following the sound when it is timed, plain text when it is not, an honest word when there is none. */
export function EpisodeTranscript({
  track,
  transcript,
  handed,
  quoteActions = null,
  tools = null,
  children,
}: EpisodeTranscriptProps) {
  const t = useTranslations("transcript");
  if (transcript === null) {
    return (
      <div className={styles.transcript}>
        <p>{t("none")}</p>
      </div>
    );
  }
  return (
    <div className={styles.transcript}>
      <p className="visually-hidden">
        <a href="#after-transcript">{t("skip")}</a>
      </p>
      <span id={COPY_LABEL_ID} hidden>
        {t("copyLinkTo")}
      </span>
      {transcript.timing === "none" ? (
        <PlainTextView href={track.href} language={transcript.language} handed={handed} tools={tools}>
          {children}
        </PlainTextView>
      ) : (
        <TranscriptView
          track={track}
          language={transcript.language}
          lastWord={lastWordOf(transcript)}
          handed={handed}
          quoteActions={quoteActions}
          tools={tools}
        >
          {children}
        </TranscriptView>
      )}
      <p id="after-transcript" tabIndex={-1} className="visually-hidden">
        {t("end")}
      </p>
    </div>
  );
}

/** When the last word begins, in seconds; null where no word has a time. */
function lastWordOf({ passages }: Transcript): number | null {
  return decodeWordTimes(passages.at(-1)?.wordTimes ?? "").at(-1) ?? null;
}
