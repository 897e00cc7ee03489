import { inMarks } from "#core/text/quotation-marks.ts";
import { formatMomentClock } from "#core/time/moment.ts";
import styles from "./share-dialog.module.css";
import type { Sharing } from "./sharing.ts";

/** What is shared, as its reader will know it: the beginning of a long quote is enough. */
export function Subject({ track, quote, moment }: Sharing) {
  const named = quote?.moment ?? moment;
  return (
    <figure className={styles.subject}>
      {quote && (
        <blockquote lang={quote.language} dir="auto">
          {inMarks(quote.text, quote.language)}
        </blockquote>
      )}
      <figcaption lang={track.language}>
        {quote?.speaker != null && <bdi>{`${quote.speaker}, `}</bdi>}
        <bdi>{track.title}</bdi>
        {named && <time>{formatMomentClock(named)}</time>}
      </figcaption>
    </figure>
  );
}
