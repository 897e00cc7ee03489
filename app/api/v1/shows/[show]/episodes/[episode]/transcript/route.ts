import { isSameLanguage } from "#core/text/language.ts";
import { pageOf } from "#core/text/page-number.ts";
import { listConfidence } from "#server/align/confidence.ts";
import { archiveResponse, found, missing, missingPage, NO_EPISODE } from "#server/api/archive-response.ts";
import { preflightResponse } from "#server/api/preflight.ts";
import { answerTranscript } from "#server/api/transcript-answer.ts";
import { database } from "#server/db/client.ts";
import { findEpisodePage } from "#server/shows/kept-episodes.ts";
import { partPages } from "#server/shows/transcript-part.ts";

/** `/api/v1/shows/[show]/episodes/[episode]/transcript?lang=&page=`: what is said, in one language. */
async function answer(
  request: Request,
  { params }: RouteContext<"/api/v1/shows/[show]/episodes/[episode]/transcript">,
): Promise<Response> {
  const key = await params;
  return archiveResponse(request, async (read) => {
    const [lang, page] = [read("lang"), pageOf(read("page"))];
    const episode = await findEpisodePage(key, lang || null, page, null);
    if (episode === null) return NO_EPISODE;
    const { transcript, languages, part } = episode;
    if (transcript === null) return missing("Nobody has written down what is said in this episode.");
    if (lang !== "" && !isSameLanguage(lang, transcript.language))
      return missing(`There is no transcript in ${lang}, but in ${languages.join(", ")}.`);
    const missed = missingPage(page, partPages(part).pages);
    if (missed) return missed;
    const confidence =
      transcript.timing === "aligned" ? await listConfidence(database(), key, transcript.language, part) : [];
    return found(answerTranscript(episode, transcript, confidence), episode.blocked || episode.withdrawn);
  });
}

export { answer as GET, answer as HEAD, preflightResponse as OPTIONS };
