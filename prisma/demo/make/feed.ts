import type { Show, ShowEpisode } from "./shows.ts";

/** What the maker measured of a finished episode. */
export interface Finished {
  readonly episode: ShowEpisode;
  /** Seconds. */
  readonly duration: number;
  /** Bytes of the MP3. */
  readonly size: number;
  /** In seconds. */
  readonly soundbites: readonly { readonly title: string; readonly start: number; readonly end: number }[];
}

/** From the folder of a feed to the folder of sound and pictures. */
const MEDIA = "../../../public/demo";

const NAMESPACES = [
  'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"',
  'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  'xmlns:podcast="https://podcastindex.org/namespace/1.0"',
].join(" ");

/** The show's feed: RSS 2.0 with the itunes and podcast namespaces. All addresses are relative to the feed. */
export function formatFeed(show: Show, finished: readonly Finished[]): string {
  const persons = show.persons.map(
    ({ name, role }) => `<podcast:person role="${role}">${escapeXml(name)}</podcast:person>`,
  );
  const channel = [
    element("title", show.title),
    element("link", show.link),
    element("language", show.language),
    element("description", show.description),
    element("itunes:summary", show.description),
    element("itunes:author", show.author),
    element("itunes:type", "episodic"),
    element("itunes:explicit", "false"),
    `<itunes:category text="${escapeXml(show.category)}"/>`,
    `<itunes:image href="${MEDIA}/${show.folder}.png"/>`,
    element("podcast:guid", show.guid),
    element("podcast:medium", "podcast"),
    `<podcast:locked>no</podcast:locked>`,
    ...persons,
    ...finished.map((item) => `<item>\n${indent([...listItem(show, item), ...persons])}\n</item>`),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" ${NAMESPACES}>
  <channel>
${indent([indent(channel)])}
  </channel>
</rss>
`;
}

/** JSON chapters 1.2. Times are seconds to the millisecond. */
export function formatChapters(
  episode: ShowEpisode,
  chapters: readonly { title: string; startTime: number }[],
): string {
  return `${JSON.stringify({ version: "1.2.0", title: episode.title, chapters }, null, 2)}\n`;
}

function listItem(show: Show, { episode, duration, size, soundbites }: Finished): readonly string[] {
  const html = formatNotes(show, episode);
  return [
    element("title", episode.title),
    element("itunes:title", episode.title),
    `<guid isPermaLink="false">${escapeXml(episode.guid)}</guid>`,
    element("pubDate", episode.published),
    element("description", html),
    `<content:encoded><![CDATA[${html}]]></content:encoded>`,
    element("itunes:summary", episode.summary),
    element("itunes:author", show.author),
    element("itunes:duration", formatDuration(duration)),
    element("itunes:season", String(episode.season)),
    element("itunes:episode", String(episode.number)),
    element("itunes:episodeType", "full"),
    element("itunes:explicit", "false"),
    element("itunes:keywords", episode.tags.join(",")),
    ...episode.tags.map((tag) => element("category", tag)),
    `<itunes:image href="${MEDIA}/${show.folder}.png"/>`,
    `<enclosure url="${MEDIA}/${episode.name}.mp3" length="${size}" type="audio/mpeg"/>`,
    `<podcast:transcript url="${episode.name}.vtt" type="text/vtt" language="${show.language}" rel="captions"/>`,
    `<podcast:chapters url="${episode.name}.chapters.json" type="application/json+chapters"/>`,
    ...soundbites.map(
      ({ title, start, end }) =>
        `<podcast:soundbite startTime="${start.toFixed(3)}" duration="${(end - start).toFixed(3)}">${escapeXml(title)}</podcast:soundbite>`,
    ),
  ];
}

function formatNotes(show: Show, episode: ShowEpisode): string {
  const subjects = episode.subjects.map(
    ({ label, address }) =>
      `<li>${address === null ? escapeXml(label) : `<a href="${escapeXml(encodeURI(address))}">${escapeXml(label)}</a>`}</li>`,
  );
  return [
    `<p>${escapeXml(episode.about)}</p>`,
    `<p>${escapeXml(show.subjectsHeading)}</p>`,
    `<ul>${subjects.join("")}</ul>`,
    `<p>${escapeXml(show.voicesNote)}</p>`,
  ].join("");
}

/** `28:18`: whole seconds that have passed when the sound ends. */
function formatDuration(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds) % 60).padStart(2, "0")}`;
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}

function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

function indent(blocks: readonly string[]): string {
  return blocks.map((block) => block.replaceAll(/^/gmu, "  ")).join("\n");
}
