import { config } from "#server/config.ts";
import { database } from "#server/db/client.ts";
import { endWhenTold } from "#server/ending.ts";
import { systemClock } from "#server/jobs/clock.ts";
import { makeDoor } from "#server/site/door.ts";
import { answerUpload } from "#server/upload/answer.ts";
import { keepUploads } from "#server/upload/upkeep.ts";

// What a site does for uploads, and nothing else, on a clock that is so many milliseconds ahead. Says its port when it listens.
const [ahead = "0"] = process.argv.slice(2);
const clock = { ...systemClock, now: () => new Date(Date.now() + Number(ahead)) };
const { publicUrl } = config();
const door = makeDoor({ host: "127.0.0.1", port: 0, publicUrl }, false);
const never = () => Promise.reject(new Error("asked"));
await door.open(never, (...asked) => answerUpload(config(), ...asked));
const address = door.server.address();
console.log(typeof address === "object" ? address?.port : address);
const keeper = keepUploads(config(), database(), clock);
endWhenTold(() => keeper.end());
