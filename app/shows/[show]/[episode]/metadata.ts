import type { Metadata } from "next";
import { oembedLinks } from "#core/embed/oembed.ts";
import { showFeedHref } from "#core/episode/address.ts";
import { wholeUrl } from "#core/episode/whole-url.ts";
import { CARD_SIZE, episodeCardHref } from "#core/page/card-address.ts";
import type { DescribedEpisode } from "#core/page/json-ld.ts";
import { quotePrint } from "#core/quote/quote.ts";
import { plainLine } from "#core/text/plain-line.ts";
import { excerpt } from "#core/text/prose.ts";
import { formatMoment, formatMomentClock } from "#core/time/moment.ts";

const LONGEST_TITLE = 200;
const LONGEST_DESCRIPTION = 200;
// What X keeps of it.
const LONGEST_ALT = 420;

/** The head of an episode's page: what it is called, what it unfolds into, and where else it is to be had. */
export function episodeMetadata({ episode, moment, quote, publicUrl }: DescribedEpisode): Metadata {
  const { track, summary } = episode.brief;
  const title = excerpt(plainLine(track.title), LONGEST_TITLE);
  const showTitle = excerpt(plainLine(track.showTitle), LONGEST_TITLE);
  const heading = moment ? `${title} · ${formatMomentClock(moment)}` : title;
  const description = excerpt(quote ? quoteLine(quote) : plainLine(summary), LONGEST_DESCRIPTION);
  const url = sharedUrl({ episode, moment, quote, publicUrl });
  const card = cardImage({ episode, moment, quote, publicUrl });
  return {
    title: `${heading} · ${showTitle}`,
    description,
    ...(episode.withdrawn || episode.blocked ? { robots: { index: false, follow: false } } : {}),
    alternates: {
      canonical: wholeUrl(track.href, publicUrl),
      types: {
        ...oembedLinks(url, publicUrl),
        "application/rss+xml": wholeUrl(showFeedHref(track.showHref), publicUrl),
      },
    },
    openGraph: {
      // The type of what is heard, whose sound unfolds with it.
      type: "music.song",
      ...(track.duration === null ? {} : { duration: Math.round(track.duration) }),
      title: heading,
      description,
      url,
      siteName: showTitle,
      images: [card],
      ...(track.audio
        ? { audio: [{ url: wholeUrl(track.audio.url, publicUrl), type: track.audio.type }] }
        : {}),
    },
    twitter: { card: "summary_large_image", title: heading, description, images: [card] },
  };
}

/** With its moment, unlike the canonical address: who shares a moment would else share the episode. */
function sharedUrl({ episode, moment, quote, publicUrl }: DescribedEpisode): string {
  const url = wholeUrl(episode.brief.track.href, publicUrl);
  if (moment === null) return url;
  const print = moment.end === null ? "" : quotePrint(quote?.text ?? "");
  return `${url}?t=${formatMoment(moment)}${print === "" ? "" : `&quote=${print}`}`;
}

function cardImage({ episode, moment, quote, publicUrl }: DescribedEpisode) {
  const alt = plainLine(quote ? quoteLine(quote) : episode.brief.track.title);
  return {
    url: wholeUrl(episodeCardHref(episode, moment, quote), publicUrl),
    ...CARD_SIZE,
    alt: excerpt(alt, LONGEST_ALT),
    type: "image/png",
  };
}

function quoteLine({ text, speaker }: NonNullable<DescribedEpisode["quote"]>): string {
  return plainLine(speaker === null ? text : `${speaker}: ${text}`);
}
