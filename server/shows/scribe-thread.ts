import { writeEpisodeFile } from "#core/episode/episode-file.ts";
import { serve } from "../thread/serve.ts";

serve({
  write: (...args: Parameters<typeof writeEpisodeFile>) => writeEpisodeFile(...args),
});
