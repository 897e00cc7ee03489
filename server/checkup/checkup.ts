import type { Config } from "../config.ts";
import { checkData, checkSending } from "./data.ts";
import type { Finding } from "./finding.ts";
import { checkDisk, checkFolder, checkNode, checkProgram } from "./machine.ts";
import { checkMail, checkPort, checkPublicUrl } from "./reach.ts";
import { checkTraces } from "./traces.ts";
import { checkWork } from "./work.ts";

/** What is wrong with media keeps nobody from the database. */
const OF_MEDIA = ["mediaMissing", "bucketFails"];

/** Looks at an installation, whether its site runs or not, and changes nothing. Each finding comes when it is known. */
export async function* checkUp(config: Config, now: Date): AsyncGenerator<Finding> {
  const { databaseLocation, dataDir, mail, embed } = config;
  yield checkNode(process.versions.node);
  yield checkFolder(dataDir);
  yield* await checkDisk(dataDir);
  const { running, finding } = await checkPort(config);
  yield finding;
  yield await checkPublicUrl(config, running);
  if (mail !== null) yield await checkMail(mail);
  yield* checkSending(config);
  yield* await checkTraces(process.env);
  yield await checkProgram("ffmpeg");
  if (config.align) yield await checkProgram("espeak-ng");
  let usable = false;
  for await (const found of checkData(config, now)) {
    // One of another edition may lack the tables that are asked next.
    if (found.code === "dataCurrent") usable = true;
    else if (found.level === "wrong" && !OF_MEDIA.includes(found.code)) usable = false;
    yield found;
  }
  if (!usable) return;
  const [{ openDatabase }, { checkEmbedder }] = await Promise.all([
    import("../db/client.ts"),
    import("./embedder.ts"),
  ]);
  const db = openDatabase(databaseLocation);
  try {
    yield* checkWork(db, running, now);
    if (embed !== null) yield* checkEmbedder(db, embed);
  } finally {
    await db.$disconnect();
  }
}
