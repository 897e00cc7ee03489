import type { Database } from "#server/db/client.ts";
import { addShow } from "../search-archive.ts";

/** The shows in which the suite searches. */
export async function fill(db: Database): Promise<void> {
  await addShow(db, "Harbour Talk", "en", [
    {
      title: "About lamps",
      published: "2024-03-01",
      minutes: 12,
      tags: ["Light"],
      notes: "Recorded in a cellar.",
      lines: [
        ["Vera Lund", "The old light"],
        ["Vera Lund", "house stood on the rock."],
        ["Vera Lund", "Its lamp was a café's delight."],
        ["Paul", "He was running up the stairs, and she runs still."],
      ],
    },
    {
      title: "About numbers",
      published: "2025-06-15",
      minutes: 45,
      tags: ["Numbers"],
      lines: [
        ["Paul", "They sampled at 44,100 hertz, or 3.5 times that, with GPT-4."],
        ["Vera Lund", "It's C++ and .NET, said Zoë, not C or the net."],
        ["Paul", "Don't say the news is new; that's well-known."],
      ],
    },
    {
      title: "About rocks",
      published: "2026-01-20",
      minutes: 90,
      lines: [
        [
          "Ann",
          "A rock is patient. A lamp, far away from here, is not, and so the keeper said to the rock: wait.",
        ],
        ["Ann", "The lamp rock is a band."],
        ["Paul", "Old old old words, said old Paul of the old town."],
      ],
    },
  ]);
  await addShow(db, "Разговоры", "ru", [
    {
      title: "О маяках",
      published: "2025-12-31",
      minutes: 5,
      lines: [
        ["Анна", "Старый маяк стоял на скале."],
        ["Анна", "Ещё один маяк горел вдали, и мы говорили о маяках."],
      ],
    },
    {
      title: "灯台の話",
      language: "ja",
      lines: [["Yumi", "東京の灯台は古い。AI灯台もある。"]],
    },
  ]);
  await addShow(db, "Signals", "en", [
    { title: "Not written down", lines: [] },
    { title: "Silent", lines: beaconLines(4) },
    { title: "Short", audio: "/media/short.mp3", published: "2026-01-01", lines: beaconLines(6) },
    {
      title: "Long",
      audio: "/media/long.mp3",
      published: "2026-02-01",
      lines: [...beaconLines(60), ["Ann", "Beacon, beacon: beacon!"]],
    },
  ]);
  await addShow(db, "Dialogues", "en", [
    {
      title: "Bells",
      audio: "/media/bells.mp3",
      lines: [
        ["Nora", "Why does the bell ring?"],
        ["Otto", "Because of the fog."],
        ["Nora", "Who rings it?"],
        ...Array.from({ length: 7 }, (_, line) => [line % 2 === 0 ? "Pip" : "Nora", "Silence."] as const),
        ["Otto", "The bell fell silent because of me."],
      ],
    },
    {
      title: "Twenty bells",
      lines: [
        ["Nora", "It was in nineteen eighty-four, on the fifth."],
        ["Otto", "In 1984? And how many bells: 20?"],
        ["Nora", "Nineteen of them, or twenty, and eighty-four steps on the 5th."],
      ],
    },
    {
      title: "Колокола",
      language: "ru",
      lines: [
        ["Нора", "В тысяча девятьсот восемьдесят четвёртом году их было двадцать."],
        ["Отто", "К 1984 году — уже двадцати не хватало, на 5-м этаже."],
        ["Нора", "Пятого числа."],
      ],
    },
  ]);
}

/** A passage for each line; in every second one somebody says "beacon". */
const beaconLines = (count: number) =>
  Array.from(
    { length: count },
    (_, line) => [`Speaker ${line % 2}`, line % 2 === 0 ? `Beacon number ${line}.` : "Hm."] as const,
  );
