import workerpool from "workerpool";
import { writeEpisodeFile } from "#core/episode/episode-file.ts";

workerpool.worker({
  write: (...args: Parameters<typeof writeEpisodeFile>) => writeEpisodeFile(...args),
});
