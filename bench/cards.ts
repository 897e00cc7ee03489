import { performance } from "node:perf_hooks";
import { encodePeaks } from "#core/audio/peaks.ts";
import type { Card } from "#server/card/card.ts";
import { paintCard } from "#server/card/painter.ts";
import { makeCorpus } from "./corpus.ts";

const ROUNDS = 20;

const corpus = makeCorpus();
const peaks = encodePeaks(Uint8Array.from({ length: 1800 }, (_, index) => 120 + ((index * 37) % 130)));

/** Another card at every call. */
function cardOf(language: string, text: string): Card {
  return {
    text,
    quoted: true,
    speaker: corpus.sentence(2),
    showTitle: "Show",
    episodeTitle: corpus.sentence(6),
    clock: "12:34–13:12",
    language,
    peaks,
    played: 0.4,
    ended: null,
    playable: true,
    art: null,
  };
}

const TEXTS: Readonly<Record<string, (round: number) => string>> = {
  en: () => corpus.sentence(30),
  ru: (round) => `Маяк стоял на самом краю мыса, и его голос слышали все, ${round}.`,
  zh: (round) => `我们在夜里听见灯塔的声音，它告诉远方的船只：陆地就在附近，${round}。`,
  ar: (round) => `قال الحارس إن المنارة لم تنطفئ ليلة واحدة، ${round}.`,
  hi: (round) => `प्रकाशस्तंभ की आवाज़ दूर समुद्र में चलने वाले जहाज़ों के लिए थी, ${round}।`,
};

console.log("cards: milliseconds; the first loads fonts, the rest are new cards each");
for (const [language, text] of Object.entries(TEXTS)) {
  const [first = 0, ...rest] = await measure((round) => cardOf(language, text(round)));
  const sorted = rest.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const [shown, slowest] = [middle, sorted.at(-1) ?? 0].map((time) => time.toFixed(0));
  console.log(`  ${language}: first ${first.toFixed(0)}, then ${shown} (slowest ${slowest})`);
}

async function measure(card: (round: number) => Card): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const start = performance.now();
    await paintCard(card(round), "");
    times.push(performance.now() - start);
  }
  return times;
}
