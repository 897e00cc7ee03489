import { useTranslations } from "next-intl";
import { textDirection } from "#core/text/writing-direction.ts";
import { type Moment, momentHref } from "#core/time/moment.ts";
import { formatClock } from "#core/time/time.ts";
import { speakerColour, speakerColours } from "#core/transcript/speaker-colour.ts";
import type { StoredPassage } from "#core/transcript/transcript.ts";
import { MOMENT_ID } from "#features/ui/link-moment.ts";
import styles from "./passages.module.css";

interface PassagesProps {
  readonly episodeHref: string;
  /** BCP 47. */
  readonly language: string;
  readonly passages: readonly StoredPassage[];
  /** What the address names: the passage in which it begins can be linked to. */
  readonly moment: Moment | null;
}

/**
 * The transcript as text. One text node a passage, because the reader (reader.ts) finds words in it; the
 * `data-*` names are what it looks for.
 */
export function Passages({ episodeHref, language, passages, moment }: PassagesProps) {
  const direction = textDirection(language);
  const linked = moment && passages.findLastIndex(({ start }) => start !== null && start <= moment.start);
  const colours = speakerColours(passages);
  const colourOf = (speaker: string) => speakerColour(colours.get(speaker) ?? 0);
  return passages.map((passage, index) => (
    <p
      // biome-ignore lint/suspicious/noArrayIndexKey: a passage is its place in the transcript
      key={index}
      id={index === linked ? MOMENT_ID : undefined}
      data-passage={index}
      data-speaker={passage.speaker ?? undefined}
      data-end={passage.end ?? undefined}
      className={styles.passage}
      dir={direction}
    >
      {passage.speaker !== null && passage.speaker !== passages[index - 1]?.speaker && (
        <cite
          className={styles.speaker}
          style={colours.size > 1 ? { color: colourOf(passage.speaker) } : undefined}
          dir={direction}
        >
          {passage.speaker}
        </cite>
      )}
      {passage.start !== null && <TimeLink episodeHref={episodeHref} start={passage.start} />}
      <span data-words="">{passage.text}</span>
    </p>
  ));
}

function TimeLink({ episodeHref, start }: { readonly episodeHref: string; readonly start: number }) {
  const t = useTranslations("transcript");
  const clock = formatClock(start);
  return (
    <>
      <a data-time={start} className={styles.time} href={momentHref(episodeHref, { start, end: null })}>
        <time>{clock}</time>
      </a>
      <button
        data-copy={start}
        className={styles.copy}
        type="button"
        aria-label={t("copyLinkTo", { time: clock })}
      />
    </>
  );
}
