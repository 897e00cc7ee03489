/** A server with an API like OpenAI's, and which of its models is asked. */
export interface ModelServer {
  /** What is asked: the address of its transcriptions, or of its embeddings. */
  readonly url: string;
  /** Secret; null where it asks for none. */
  readonly key: string | null;
  readonly model: string;
}
