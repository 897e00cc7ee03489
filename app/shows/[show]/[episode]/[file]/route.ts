import { z } from "zod";
import { TRANSCRIPT_FILES, TRANSCRIPT_TYPES, writeTranscript } from "#core/transcript-writer.ts";
import { findEpisode } from "#server/episodes.ts";

const fileName = z
  .string()
  .startsWith("transcript.")
  .transform((name) => name.slice("transcript.".length))
  .pipe(z.enum(TRANSCRIPT_FILES));

/** `/shows/[show]/[episode]/transcript.[vtt|srt|json|txt]`, in the language `?lang=` when there is one. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/shows/[show]/[episode]/[file]">,
): Promise<Response> {
  const { show, episode: slug, file } = await params;
  const format = fileName.safeParse(file);
  if (!format.success) return notFound();
  const episode = await findEpisode(show, slug, new URL(request.url).searchParams.get("lang"));
  if (!episode?.transcript) return notFound();
  return new Response(writeTranscript(episode.transcript, format.data), {
    headers: {
      "content-type": TRANSCRIPT_TYPES[format.data],
      "content-language": episode.transcript.language,
      "content-disposition": `inline; filename="${slug}.${format.data}"`,
      "access-control-allow-origin": "*",
      "x-content-type-options": "nosniff",
    },
  });
}

function notFound(): Response {
  return new Response(null, { status: 404 });
}
