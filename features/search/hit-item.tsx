import type { ReactNode } from "react";
import type { Track } from "#core/episode/track.ts";
import type { TextPart } from "#core/search/marked-text.ts";
import type { Hit } from "#core/search/results.ts";
import type { Moment } from "#core/time/moment.ts";
import { QueueButton } from "#features/player/queue/queue-button.tsx";
import { HitLink } from "./hit-link.tsx";
import { HitPreview } from "./hit-preview.tsx";
import { HitRow } from "./hit-row.tsx";
import styles from "./search-results.module.css";

interface HitItemProps {
  readonly track: Track;
  readonly hit: Hit;
  readonly label: string | null;
  /** What is queued of it; null for the whole episode. */
  readonly heard: Moment | null;
  /** What its episode's page marks; null for nothing. */
  readonly query: string | null;
  /** What else is said of it. */
  readonly children?: ReactNode;
}

export function HitItem({ track, hit: { id, start, parts }, label, heard, query, children }: HitItemProps) {
  return (
    <HitRow id={id}>
      <HitLink track={track} start={start} query={query}>
        {label !== null && <cite dir="auto">{label}</cite>}
        {/* Other marks are another element: a browser that translates has replaced the text between them. */}
        <MarkedText key={query} parts={parts} />
      </HitLink>
      <div className={styles.actions}>
        {start !== null && track.audio !== null && (
          <HitPreview id={id} audioUrl={track.audio.url} start={start} />
        )}
        <QueueButton track={track} moment={heard} variant="quiet" />
      </div>
      {children}
    </HitRow>
  );
}

function MarkedText({ parts }: { readonly parts: readonly TextPart[] }) {
  return (
    <q dir="auto">
      {parts.map((part, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the sentence
        part.marked ? <mark key={index}>{part.text}</mark> : part.text,
      )}
    </q>
  );
}
