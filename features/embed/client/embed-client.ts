/** The one script of an embedded player: finds what the server has written, and makes it play. */
import { EMBED_PROTOCOL, type EmbedEvent, parseEmbedCommand } from "#core/embed/message.ts";
import { formatClock } from "#core/time/time.ts";
import { HeardTeller, tellWhenLeft } from "#features/media/heard-teller.ts";
import { openTurns } from "#features/media/turns.ts";
import { copyText } from "#features/ui/copy-text.ts";
import { tellCount, tellShared } from "#features/ui/tell-count.ts";
import { fill } from "../embed-words.ts";
import { EmbedFind } from "./embed-find.ts";
import { EmbedPlayer } from "./embed-player.ts";
import { EmbedTranscript } from "./embed-transcript.ts";

const words = document.body.dataset;
const players = [...document.querySelectorAll<HTMLElement>("[data-player]")].flatMap((root) => {
  const audio = root.querySelector("audio");
  return audio ? new EmbedPlayer(root, audio, { changed, failed, describe }) : [];
});
const turns = openTurns(() => {
  for (const player of players) player.pause();
});
const teller = new HeardTeller({
  now: () => performance.now(),
  send: tellCount,
  isOnline: () => navigator.onLine,
  // A frame keeps no places.
  goesOn: () => false,
  embedded: true,
});
tellWhenLeft(teller);
/** The one that commands are for: that which played last. */
let current = players[0] ?? null;

const box = document.querySelector<HTMLElement>("[data-passages]");
const transcript = box && new EmbedTranscript(box, { playFrom });
const form = document.querySelector<HTMLFormElement>("[data-find]");
if (form && box && transcript) {
  new EmbedFind(form, box, {
    show: (passage) => transcript.scrollTo(passage),
    matchOf: (at, total) => fill(words.matchOf ?? "", { current: at, total }),
    noMatch: words.noMatch ?? "",
  });
}

function playFrom(time: number): void {
  current?.seek(time);
  current?.play();
}

function describe(place: string, total: string): string {
  return fill(words.placeOf ?? "", { place, total });
}

function failed(): void {
  say(words.failed ?? "");
}

function say(sentence: string): void {
  const status = document.querySelector(".status");
  if (status) status.textContent = sentence;
}

function changed(player: EmbedPlayer, event: EmbedEvent["type"]): void {
  if (event === "play") {
    for (const other of players) if (other !== player) other.pause();
    current = player;
    turns.take();
    say("");
    requestAnimationFrame(follow);
  }
  if (player !== current) return;
  const { sounding } = player;
  if (sounding) teller.see(sounding);
  transcript?.show(player.time, player);
  tell(player, event);
}

/** Once a frame: words are shorter than the browser's own steps of time. */
function follow(): void {
  if (!current?.playing) return;
  transcript?.show(current.time, current);
  requestAnimationFrame(follow);
}

/** See embed-message.ts for who may hear it. */
function tell(player: EmbedPlayer, type: EmbedEvent["type"]): void {
  const { time, duration, page: episode } = player;
  const event: EmbedEvent = { playhead: EMBED_PROTOCOL, type, time, duration, episode };
  if (window.parent !== window) window.parent.postMessage(event, "*");
}

window.addEventListener("message", ({ source, data }) => {
  const command = source === window.parent && source !== window ? parseEmbedCommand(data) : null;
  if (!command || !current) return;
  if (command.time !== null) current.seek(command.time);
  if (command.type === "play") current.play();
  if (command.type === "pause") current.pause();
});

async function copyLink(player: EmbedPlayer): Promise<void> {
  const { link, time } = player;
  const copied = await copyText(link);
  const start = Math.floor(time);
  if (copied && start > 0) tellShared(player.page, { start, end: null });
  say(
    copied
      ? fill(words.linkCopied ?? "", { time: formatClock(time) })
      : fill(words.copyYourself ?? "", { link }),
  );
}

document.querySelector("[data-copy]")?.addEventListener("click", () => current && void copyLink(current));
document.querySelector<HTMLAnchorElement>("[data-out]")?.addEventListener("click", ({ currentTarget }) => {
  if (!current || !(currentTarget instanceof HTMLAnchorElement)) return;
  currentTarget.href = current.link;
  current.pause();
});

for (const picture of document.querySelectorAll<HTMLImageElement>(".art")) {
  const leave = () => picture.remove();
  // It may have failed before this script ran.
  if (picture.complete && picture.naturalWidth === 0) leave();
  else picture.addEventListener("error", leave);
}

if (current) {
  transcript?.show(current.time, current);
  tell(current, "ready");
}
