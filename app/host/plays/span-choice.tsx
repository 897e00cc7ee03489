import { getTranslations } from "next-intl/server";
import { SPANS, type Span } from "#core/plays/span.ts";
import { PageLink } from "#features/ui/page-link.tsx";
import styles from "../host.module.css";

interface SpanChoiceProps {
  readonly chosen: Span;
  /** The address of the page for a span. */
  readonly hrefOf: (span: Span) => string;
}

/** How far a page of plays looks back. */
export async function SpanChoice({ chosen, hrefOf }: SpanChoiceProps) {
  const t = await getTranslations("plays");
  return (
    <nav className={styles.choice} aria-label={t("span")}>
      {SPANS.map((span) => (
        <PageLink key={span} href={hrefOf(span)} aria-current={span === chosen ? "page" : undefined}>
          {t(`spans.${span}`)}
        </PageLink>
      ))}
    </nav>
  );
}
