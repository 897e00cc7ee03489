/** Words that stand before a colon and are nobody's name, in lower case, by language. */
const WORDS = [
  "warning caution attention danger disclaimer note notes notice nb ps tip hint reminder remember important",
  "example update correction edit spoiler summary conclusion intro introduction outro prologue epilogue chapter part",
  "section step lesson episode season title subject topic agenda contents transcript transcription subtitle subtitles",
  "caption captions credits music sound source sources reference references link links website email phone date time",
  "location today tomorrow yesterday tonight monday tuesday wednesday thursday friday saturday now next first second",
  "third finally lastly again also and but or then because well yes no ok okay thanks sorry hello hi hey welcome look",
  "listen imagine fact result reason problem solution point meaning translation breaking headline headlines news",
  "advertisement ad sponsor here there this that these those it what where why how when which at by from until around",
  "about since after before till if because i we you they he she",
  "achtung warnung vorsicht hinweis hinweise anmerkung beispiel tipp untertitel musik heute morgen gestern kapitel",
  "teil quelle merke wichtig und aber dann ich",
  "avertissement remarque exemple aujourd'hui demain hier sous-titres musique chapitre partie résumé rappel mais donc",
  "advertencia aviso atención nota ejemplo hoy mañana ayer subtítulos música capítulo parte recuerda importante pero",
  "attenzione avviso esempio oggi domani ieri sottotitoli musica capitolo atenção observação exemplo hoje amanhã",
  "legendas waarschuwing opmerking voorbeeld vandaag ondertiteling ondertitels hoofdstuk",
  "внимание предупреждение осторожно примечание пример сегодня завтра вчера субтитры музыка глава часть важно итак",
  "注意 警告 提示 例如 今天 明天 字幕 音乐 音樂 例えば 今日 音楽 주의 경고 자막 오늘",
];
const NO_NAME: ReadonlySet<string> = new Set(WORDS.join(" ").split(" "));

/** Who asks and who answers may be called so, but a single question is no speaker. */
const ASKED: ReadonlySet<string> = new Set(
  "question answer q a frage antwort pregunta respuesta réponse domanda risposta вопрос ответ 问题 問題".split(
    " ",
  ),
);

/** `I'm`, `that's`: a sentence has begun. */
const CONTRACTION = /^(?:i|it|that|here|there|what|who|he|she|we|you|they|let)'(?:m|s|re|ve|ll|d)$/;

/** Whether what looks like a name, as `nameKey` gives it, is the beginning of a sentence or of a notice. */
export function isNoName(key: string): boolean {
  const words = key.split(" ");
  return NO_NAME.has(words[0] ?? "") || words.some((word) => CONTRACTION.test(word));
}

/** Whether a name, as `nameKey` gives it, is believed only when it recurs. */
export function isAsked(key: string): boolean {
  return ASKED.has(key.split(" ")[0] ?? "");
}
