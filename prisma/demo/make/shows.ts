import { ENGLISH_WORDS } from "./english-words.ts";
import type { Pronunciations } from "./pronunciation.ts";
import { RUSSIAN_WORDS } from "./russian-words.ts";
import { ANDREI, ILYA, PAUL, VERA, type Voice } from "./voices.ts";

/** Someone who speaks in a show, as named in its scripts; `role` is of the podcast namespace's taxonomy. */
export interface Person {
  readonly name: string;
  readonly role: "host" | "co-host";
  readonly voice: Voice;
}

/** What the notes list as spoken about, with a page to read on. */
export interface Subject {
  readonly label: string;
  readonly address: string | null;
}

/** A part that is worth hearing first, from one sentence to another as the script has them. */
export interface Soundbite {
  readonly title: string;
  readonly first: string;
  readonly last: string;
}

export interface ShowEpisode {
  /** Of its script and of every file made from it. */
  readonly name: string;
  readonly title: string;
  /** Seconds that the finished sound has to last; null leaves it as it comes. */
  readonly duration: number | null;
  /** RFC 822 date. */
  readonly published: string;
  readonly guid: string;
  readonly season: number;
  readonly number: number;
  readonly tags: readonly string[];
  /** Two lines for lists. */
  readonly summary: string;
  /** The paragraph that opens the notes. */
  readonly about: string;
  readonly subjects: readonly Subject[];
  readonly soundbites: readonly Soundbite[];
}

export interface Show {
  /** Of its feed, and the name of its art. */
  readonly folder: string;
  readonly title: string;
  readonly language: string;
  /** For the ID3 header, three letters. */
  readonly iso639: string;
  readonly author: string;
  readonly link: string;
  /** UUIDv5 of `link`'s feed, as the podcast namespace tells; never changes. */
  readonly guid: string;
  readonly category: string;
  readonly description: string;
  readonly subjectsHeading: string;
  readonly voicesNote: string;
  readonly persons: readonly Person[];
  readonly pronunciations: Pronunciations;
  readonly episodes: readonly ShowEpisode[];
}

// A twentieth of a second more than the clock shows: a player that rounds down still shows the full second.
const SPARE = 0.05;

const SET_DOWN_IN_SOUND: Show = {
  folder: "set-down-in-sound",
  title: "Set Down in Sound",
  language: "en",
  iso639: "eng",
  author: "Playhead",
  link: "https://playhead.example/shows/set-down-in-sound",
  guid: "177fded4-d010-5c35-85a5-00e33d3e9954",
  category: "Technology",
  description:
    "Two voices, neither of them human, talk about how sound came to be written down, kept and found again: microphones and files, transcripts and search. Every word has its measured time.",
  subjectsHeading: "In this episode:",
  voicesNote:
    "The voices of Vera and Paul are synthetic. They were made with Festival, a free speech synthesis system.",
  persons: [
    { name: "Vera", role: "host", voice: VERA },
    { name: "Paul", role: "co-host", voice: PAUL },
  ],
  pronunciations: ENGLISH_WORDS,
  episodes: [
    {
      name: "how-sound-becomes-a-file",
      title: "How Sound Becomes a File",
      duration: 28 * 60 + 18 + SPARE,
      published: "Tue, 20 Oct 2026 06:00:00 GMT",
      guid: "set-down-in-sound-1",
      season: 1,
      number: 1,
      tags: ["audio", "digital sound", "MP3", "history"],
      summary:
        "From a push in the air to a line in the soot, a groove, a voltage and a list of numbers: how a sound is set down, made small and found again.",
      about:
        "Vera and Paul follow one sound all the way: the ear that sorts it, the machine that drew it in soot and could not play it, microphone and tape, samples and bits, what an MP3 leaves out, how a player lands in the middle of a file, and what the waveform on the page really shows.",
      soundbites: [
        {
          title: "A wheel that turns backwards",
          first: "Then it puts on a disguise.",
          last: "It's a false identity.",
        },
      ],
      subjects: [
        {
          label: "The phonautograph of Scott de Martinville",
          address: "https://en.wikipedia.org/wiki/Phonautograph",
        },
        {
          label: "Why 44,100 samples a second: the sampling theorem",
          address: "https://en.wikipedia.org/wiki/Nyquist–Shannon_sampling_theorem",
        },
        { label: "Aliasing", address: null },
        { label: "Noise that helps: dither", address: "https://en.wikipedia.org/wiki/Dither" },
        {
          label: "What you will not miss: auditory masking",
          address: "https://en.wikipedia.org/wiki/Auditory_masking",
        },
        { label: "MP3", address: "https://en.wikipedia.org/wiki/MP3" },
        { label: "Asking for a part of a file", address: "https://en.wikipedia.org/wiki/Byte_serving" },
        { label: "RSS enclosures", address: "https://en.wikipedia.org/wiki/RSS_enclosure" },
      ],
    },
    {
      name: "how-people-learned-to-search-speech",
      title: "How People Learned to Search Speech",
      duration: 25 * 60 + 17 + SPARE,
      published: "Tue, 10 Nov 2026 06:00:00 GMT",
      guid: "set-down-in-sound-2",
      season: 1,
      number: 2,
      tags: ["search", "transcripts", "speech recognition", "history"],
      summary:
        "A lighthouse keeper with 11,000 nights of notes and no way to find one: how people caught speech in writing, and how writing became something to search.",
      about:
        "Catching and finding are two crafts, and for 2,000 years they hardly met. Vera and Paul go from Tiro's signs and the stenotype to machines that bet on words, from the friars' concordance to the inverted index, and end where text has learned the time: a search that lands on the second at which a word is spoken.",
      soundbites: [
        {
          title: "The keeper’s 11,000 nights",
          first: "Imagine a lighthouse, and inside it a keeper, and on the keeper's desk a thick book.",
          last: "On which night did the fog come in so thick that the keeper heard a ship but never saw it?",
        },
      ],
      subjects: [
        { label: "Tironian notes", address: "https://en.wikipedia.org/wiki/Tironian_notes" },
        { label: "The stenotype", address: "https://en.wikipedia.org/wiki/Stenotype" },
        { label: "Audrey, Shoebox and Harpy", address: null },
        { label: "Hidden Markov models", address: "https://en.wikipedia.org/wiki/Hidden_Markov_model" },
        { label: "Concordances", address: "https://en.wikipedia.org/wiki/Concordance_(publishing)" },
        { label: "The inverted index", address: "https://en.wikipedia.org/wiki/Inverted_index" },
        { label: "Rare words count for more: tf–idf", address: "https://en.wikipedia.org/wiki/Tf–idf" },
        { label: "Okapi BM25", address: "https://en.wikipedia.org/wiki/Okapi_BM25" },
        {
          label: "The Text Retrieval Conference",
          address: "https://en.wikipedia.org/wiki/Text_Retrieval_Conference",
        },
      ],
    },
  ],
};

const ZAPISANO_S_GOLOSA: Show = {
  folder: "zapisano-s-golosa",
  title: "Записано с голоса",
  language: "ru",
  iso639: "rus",
  author: "Playhead",
  link: "https://playhead.example/shows/zapisano-s-golosa",
  guid: "a0016ec0-b510-5baf-8075-8c3f963dcb2c",
  category: "Technology",
  description:
    "Короткая передача о том, как речь становится записью, а запись снова становится речью. Голоса синтетические, время каждого слова измерено.",
  subjectsHeading: "В этом выпуске:",
  voicesNote: "Голоса Андрея и Ильи синтетические. Они сделаны свободной программой синтеза речи Festival.",
  persons: [
    { name: "Андрей", role: "host", voice: ANDREI },
    { name: "Илья", role: "co-host", voice: ILYA },
  ],
  pronunciations: RUSSIAN_WORDS,
  episodes: [
    {
      name: "pochemu-my-zapisyvaem-golos",
      title: "Почему мы записываем голос",
      duration: null,
      published: "Tue, 03 Nov 2026 06:00:00 GMT",
      guid: "zapisano-s-golosa-1",
      season: 1,
      number: 1,
      tags: ["звукозапись", "голос", "история", "архивы"],
      summary:
        "От линии на закопчённой бумаге до валиков с голосами Чайковского, Толстого и Блока: зачем люди хранят речь и чего не удержит ни текст, ни звук.",
      about:
        "Сначала голос хотели увидеть, потом услышать, а потом сохранить. Фоноавтограф Скотта де Мартенвиля, фонограф Эдисона и его список применений, первые звуковые архивы, голоса русских писателей на восковых валиках. И вопрос, что остаётся от голоса, когда его произносит машина.",
      soundbites: [
        {
          title: "Голос, который сначала увидели",
          first: "Первый ответ неожиданный: сначала голос хотели увидеть.",
          last: "Сквозь шум проступила строчка французской песни «При свете луны».",
        },
      ],
      subjects: [
        { label: "Фоноавтограф", address: "https://ru.wikipedia.org/wiki/Фоноавтограф" },
        { label: "Фонограф", address: "https://ru.wikipedia.org/wiki/Фонограф" },
        { label: "Юлий Блок и его валики", address: null },
        { label: "Сергей Бернштейн", address: "https://ru.wikipedia.org/wiki/Бернштейн,_Сергей_Игнатьевич" },
        { label: "Синтез речи", address: "https://ru.wikipedia.org/wiki/Синтез_речи" },
      ],
    },
  ],
};

export const SHOWS: readonly Show[] = [SET_DOWN_IN_SOUND, ZAPISANO_S_GOLOSA];
