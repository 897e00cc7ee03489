import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { preconnect } from "react-dom";
import { episodeId } from "#core/episode/address.ts";
import { otherVersions } from "#core/episode/alternate.ts";
import { knownEnd } from "#core/episode/episode.ts";
import { linkMoments } from "#core/episode/note-moment.ts";
import { listPeople } from "#core/episode/person.ts";
import { wholeUrl } from "#core/episode/whole-url.ts";
import { linkedMoment } from "#core/quote/linked-moment.ts";
import { quoteAt } from "#core/quote/quote-at.ts";
import { wordsBegin } from "#core/quote/words-begin.ts";
import { cutQuery } from "#core/search/query.ts";
import { parseMoment } from "#core/time/moment.ts";
import { formatClock } from "#core/time/time.ts";
import { ChapterList } from "#features/player/episode/chapter-list.tsx";
import { LinkedEpisode } from "#features/player/episode/linked-episode.tsx";
import { MomentCard } from "#features/player/episode/moment-card.tsx";
import { MomentLinks } from "#features/player/episode/moment-links.tsx";
import { SoundbiteList } from "#features/player/episode/soundbite-list.tsx";
import { EpisodeTranscript } from "#features/transcript/episode-transcript.tsx";
import type { HandedOver } from "#features/transcript/find/use-finding.ts";
import { passageHtml, passageTimeId } from "#features/transcript/text/passage-html.ts";
import { Caution } from "#features/ui/caution.tsx";
import { Notes } from "#features/ui/notes.tsx";
import { PageLinks } from "#features/ui/page-links.tsx";
import { PrintAddress } from "#features/ui/print-address.tsx";
import { Tabs } from "#features/ui/tabs.tsx";
import { config } from "#server/config.ts";
import { askAside } from "#server/http/page-question.ts";
import { isStored } from "#server/media/address.ts";
import { ledTo } from "#server/media/place.ts";
import { listMarks } from "#server/search/search.ts";
import type { FoundEpisode } from "#server/shows/episodes.ts";
import { findEpisodePage } from "#server/shows/kept-episodes.ts";
import { partPages } from "#server/shows/transcript-part.ts";
import { Credits } from "../../../credits.tsx";
import { oneOf, pageOf } from "../../../search-params.ts";
import { StaticHtml, staticHtml } from "../../../static-html.tsx";
import { EditableTranscript, EditTools } from "./editable-transcript.tsx";
import { EpisodeExtras } from "./episode-extras.tsx";
import { EpisodeHeader } from "./episode-header.tsx";
import { EpisodeJsonLd } from "./json-ld.tsx";
import { episodeMetadata } from "./metadata.ts";
import styles from "./page.module.css";
import { QuoteActions, QuoteMarks } from "./quote-actions.tsx";
import { TranscriptFiles } from "./transcript-files.tsx";
import { TranscriptLanguages } from "./transcript-languages.tsx";
import { VersionFiles } from "./version-files.tsx";

type Props = PageProps<"/shows/[show]/[episode]">;

/** Once a request: the metadata and the page ask for the same episode, with as much of its transcript as the page shows. */
const findOnce = cache((show: string, episode: string, lang: string, t: string, part: string) =>
  findEpisodePage({ show, episode }, lang || null, part === "" ? null : pageOf(part), parseMoment(t)),
);

async function readEpisode({ params, searchParams }: Props): Promise<FoundEpisode> {
  const { show, episode } = await params;
  const { lang, t, part } = await searchParams;
  return (await findOnce(show, episode, oneOf(lang), oneOf(t), oneOf(part))) ?? notFound();
}

/** What the address names, read from its parameters: the episode, and within it a moment with its words. */
async function readLink(props: Props) {
  const episode = await readEpisode(props);
  const { t, quote: print } = await props.searchParams;
  const { transcript } = episode;
  const linked = linkedMoment(oneOf(t), oneOf(print), transcript, knownEnd(episode));
  const quote = linked.moment && transcript && quoteAt(transcript, linked.moment);
  return { described: { episode, moment: linked.moment, quote, publicUrl: config().publicUrl }, linked };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return episodeMetadata((await readLink(props)).described);
}

export default async function Page(props: Props) {
  const [t, words] = [await getTranslations("episode"), await getTranslations("transcript")];
  const { described, linked } = await readLink(props);
  const { episode, moment } = described;
  const { brief, soundbites, persons, notes, extras, languages, transcript, recognised, part } = episode;
  const { track } = brief;
  const begin = transcript && moment && wordsBegin(transcript, moment);
  // A press finds the way to another host open.
  const elsewhere = track.audio && (isStored(track.audio.url) ? ledTo(config()) : track.audio.url);
  if (elsewhere !== null) preconnect(new URL(elsewhere).origin);
  const { find, lang } = await props.searchParams;
  const passages = staticHtml(transcript ? passageHtml(transcript.language, transcript.passages) : "");
  const handed = await readHandedOver(episode, cutQuery(oneOf(find)));
  const tabs = [
    {
      id: "transcript",
      label: t("transcript"),
      content: (
        <>
          <TranscriptLanguages href={track.href} languages={languages} />
          {recognised && <p className={styles.recognised}>{words("byMachine")}</p>}
          {transcript?.timing === "aligned" && <p className={styles.recognised}>{words("byListening")}</p>}
          {transcript === null ? (
            <EpisodeTranscript track={track} transcript={null} handed={handed} />
          ) : (
            <EditableTranscript track={track} language={transcript.language} name={passages.name}>
              <EpisodeTranscript
                key={passages.name}
                track={track}
                transcript={transcript}
                handed={handed}
                quoteActions={<QuoteActions track={track} />}
                tools={<EditTools href={track.href} language={transcript.language} />}
              >
                <StaticHtml {...passages} />
              </EpisodeTranscript>
            </EditableTranscript>
          )}
          <PageLinks {...partPages(part)} hrefOf={(page) => partHref(track.href, page, oneOf(lang))} />
        </>
      ),
    },
    {
      id: "chapters",
      label: t("chapters"),
      content: <ChapterList track={track} />,
    },
    {
      id: "notes",
      label: t("notes"),
      content: (
        <div className={styles.notes}>
          {notes === "" ? (
            <p>{t("noNotes")}</p>
          ) : (
            <MomentLinks track={track}>
              <Notes language={track.language}>
                <StaticHtml {...staticHtml(linkMoments(notes, track.href, track.duration))} />
              </Notes>
            </MomentLinks>
          )}
          <SoundbiteList track={track} soundbites={soundbites} />
          <EpisodeExtras {...extras} />
          <Credits persons={listPeople(persons, speakersOf(transcript))} />
          <VersionFiles versions={otherVersions(extras.alternates, track.audio?.url ?? "")} />
          {transcript !== null && <TranscriptFiles href={track.href} language={transcript.language} />}
        </div>
      ),
    },
  ];
  return (
    <LinkedEpisode track={track} moment={moment}>
      <article className={styles.page}>
        <EpisodeJsonLd {...described} />
        <PrintAddress url={wholeUrl(track.href, described.publicUrl)} />
        <QuoteMarks track={track} />
        <MomentCard
          track={track}
          quote={described.quote}
          begin={begin && { id: passageTimeId(begin.passage), character: begin.character }}
        >
          {moment !== null && (linked.quote === "moved" || linked.quote === "gone") && (
            <Caution role="status">
              {t(linked.quote === "moved" ? "quoteMoved" : "quoteGone", { time: formatClock(moment.start) })}
            </Caution>
          )}
        </MomentCard>
        <EpisodeHeader episode={episode} moment={moment} quote={described.quote} />
        <Tabs name={track.title} tabs={tabs} />
      </article>
    </LinkedEpisode>
  );
}

/** Who speaks in what is shown of a transcript. */
function speakersOf(transcript: FoundEpisode["transcript"]): ReadonlySet<string | null> {
  return new Set(transcript?.passages.map(({ speaker }) => speaker));
}

/** The address of another part of a transcript that is too long for one page. */
function partHref(href: string, part: number, language: string): string {
  return `${href}?part=${part}${language === "" ? "" : `&lang=${encodeURIComponent(language)}`}`;
}

/** What the search that led here finds in this part of the transcript, as the index finds it; nothing while too much is asked. */
async function readHandedOver({ brief, transcript, part }: FoundEpisode, query: string): Promise<HandedOver> {
  if (query === "" || transcript === null) return { query, found: [] };
  const found = await askAside(() => listMarks(episodeId(brief.track.key), transcript.language, query));
  const last = part.first + part.passages.length;
  const here = (found ?? []).filter(({ text }) => text >= part.first && text < last);
  return { query, found: here.map((match) => ({ ...match, text: match.text - part.first })) };
}
