"use client";

import { Link2, Quote as QuoteIcon } from "lucide";
import { useTranslations } from "next-intl";
import type { Track } from "#core/episode/track.ts";
import type { Quote } from "#core/quote/quote.ts";
import { citeQuote } from "#core/share/citation.ts";
import { formatMomentClock } from "#core/time/moment.ts";
import { ActionButton } from "#features/ui/action-button.tsx";
import { copyText } from "#features/ui/copy-text.ts";
import { Icon } from "#features/ui/icon.tsx";
import { say } from "#features/ui/say.ts";
import { copyCitation } from "./copy-citation.ts";
import { ShareButton } from "./share-button.tsx";
import { countShared, sharedOf } from "./sharing.ts";

interface QuoteSharingProps {
  readonly track: Track;
  readonly quote: Quote;
}

/** The ways in which words travel: as a link, as a quote, or to someone. */
export function QuoteSharing({ track, quote }: QuoteSharingProps) {
  const t = useTranslations("share");
  const sharing = { track, quote, moment: null };
  const link = () => sharedOf(sharing).url;
  const copyLink = async () => {
    const copied = await copyText(link());
    if (copied) countShared(sharing);
    const time = formatMomentClock(quote.moment);
    say(copied ? t("linkCopied", { time }) : t("copyYourself", { link: link() }));
  };
  const copyQuote = async () => {
    const copied = await copyCitation(citeQuote(quote, track, link()));
    if (copied) countShared(sharing);
    say(t(copied ? "quoteCopied" : "copyFailed"));
  };
  return (
    <>
      <ActionButton icon={<Icon of={Link2} />} name={t("copyLink")} onClick={() => void copyLink()} />
      <ActionButton icon={<Icon of={QuoteIcon} />} name={t("copyQuote")} onClick={() => void copyQuote()} />
      <ShareButton track={track} quote={quote} moment={quote.moment} offer={null} variant="word" />
    </>
  );
}
