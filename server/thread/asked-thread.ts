import { Worker, type WorkerOptions } from "node:worker_threads";
import { lateError } from "./busy.ts";
import { type Answer, errorFrom, type Question } from "./question.ts";

/** Who waits for the answer of a thread. */
interface Asker {
  readonly hear: (answer: Answer<never>) => void;
  readonly fail: (error: Error) => void;
}

/**
 * A thread that is asked one question after another. Answers are native promises: what those of a library hold is copied by one
 * collection of young objects after another, while the event loop is held.
 */
export class AskedThread {
  readonly #worker: Worker;
  #asker: Asker | null = null;
  #ended = false;
  #hasAnswered = false;

  constructor(script: string, options: WorkerOptions) {
    this.#worker = new Worker(script, options)
      .on("message", (answer) => this.#asker?.hear(answer))
      .on("messageerror", (error) => this.#asker?.fail(error))
      .on("error", (error) => this.#die(error))
      .on("exit", (code) => this.#die(new Error(`A thread has ended by itself, with ${code}`)));
  }

  /** Whether a question is not answered yet. */
  get asked(): boolean {
    return this.#asker !== null;
  }

  /** Whether it answers nothing any more: it was ended, or has died. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Whether it is begun, and has loaded what it answers from. */
  get hasAnswered(): boolean {
    return this.#hasAnswered;
  }

  /** Its answer, for which it must have no other question. After `longestWait` (milliseconds) it is ended. */
  ask<Value>(question: Question, longestWait: number): Promise<Value> {
    return new Promise<Value>((resolve, reject) => {
      const settle = () => {
        clearTimeout(timer);
        this.#asker = null;
      };
      const fail = (error: Error) => {
        settle();
        reject(error);
      };
      const hear = (answer: Answer<Value>) => {
        if (answer.kind === "failed") return fail(errorFrom(answer.error));
        this.#hasAnswered = true;
        settle();
        resolve(answer.value);
      };
      const timer = setTimeout(() => void this.#endWith(lateError(longestWait)), longestWait);
      this.#asker = { hear, fail };
      try {
        this.#worker.postMessage(question);
      } catch (error) {
        // What cannot be sent.
        settle();
        reject(error);
      }
    });
  }

  /** Ends it with whatever it is at: who waits for an answer is told. */
  end(): Promise<void> {
    return this.#endWith(new Error("The thread was ended"));
  }

  async #endWith(error: Error): Promise<void> {
    this.#ended = true;
    this.#asker?.fail(error);
    await this.#worker.terminate();
  }

  /** What it dies of is told to who waits, or to whoever reads the log. */
  #die(error: Error): void {
    if (this.#ended) return;
    this.#ended = true;
    if (this.#asker) this.#asker.fail(error);
    else console.error(error);
  }
}
