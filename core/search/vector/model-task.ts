/** What a model wants before a text, to know what it is embedded for. */
export interface ModelTask {
  readonly query: string;
  readonly passage: string;
}

const PLAIN: ModelTask = { query: "", passage: "" };

/** As the cards of the models say, by what is in their names. */
const TASKS: readonly (readonly [name: RegExp, task: ModelTask])[] = [
  [/nomic-embed/i, { query: "search_query: ", passage: "search_document: " }],
  [/(?:^|[^a-z0-9])e5(?![a-z0-9])(?!.*instruct)/i, { query: "query: ", passage: "passage: " }],
  [
    /mxbai-embed|snowflake-arctic-embed|bge-(?:small|base|large)-en/i,
    { query: "Represent this sentence for searching relevant passages: ", passage: "" },
  ],
];

/** What a model of this name wants before texts; most want nothing. */
export function taskOf(model: string): ModelTask {
  return TASKS.find(([name]) => name.test(model))?.[1] ?? PLAIN;
}
