import type { Wish } from "#core/revision/wish.ts";
import { foldSpaces } from "#core/text/white-space.ts";
import type { Kept, Misfit, Reply } from "./correction-client.ts";
import { type Draft, isChanged, speakerOf } from "./draft.ts";
import { isInShow, wishesOf } from "./draft-wishes.ts";
import type { EditingPorts } from "./editing-ports.ts";
import type { Done, Undoable } from "./editing-state.ts";
import { withChanges } from "./shown-passage.ts";
import { sorted, Typing } from "./typing.ts";

/** One transcript while it is edited. What is typed is kept until the server has it. */
export class Editing extends Typing {
  readonly #ports: EditingPorts;

  constructor(ports: EditingPorts) {
    super(ports);
    this.#ports = ports;
  }

  /** Reads the transcript, and what was typed before. What is open stays open. */
  async load(): Promise<void> {
    const reply = await this.#ports.client.read();
    if (reply.kind === "answered") {
      const { passages, mayEdit } = reply.value;
      const drafts = this.state.stage === "there" ? this.typed : this.#ports.drafts.read();
      this.show({ stage: "there", mayEdit, passages, ...sorted(drafts, passages) });
    } else if (this.state.stage !== "there") {
      this.show({ stage: reply.kind === "refused" ? reply.reason : "lost" });
    }
  }

  /** Sends what was typed into the open passage. Whether nothing of it is left to be sent. */
  async save(): Promise<boolean> {
    const draft = this.draft();
    if (!draft || !isChanged(draft)) return true;
    const wishes = wishesOf(draft);
    if (wishes.length > 0 && !(await this.#send(draft, wishes))) return false;
    if (isInShow(draft) && !(await this.#renameInShow(draft))) return false;
    const left = this.state.drafts.get(draft.passage);
    return !left || !isChanged(left);
  }

  /** Makes what stands from `at` on (UTF-16 units of what is typed) a passage of its own, and opens that. */
  async split(at: number): Promise<void> {
    const draft = this.draft();
    if (!draft) return;
    const before = foldSpaces(draft.text);
    const first = foldSpaces(draft.text.slice(0, at));
    const place = first === "" ? 0 : before.indexOf(foldSpaces(draft.text.slice(at)), first.length);
    if (first === "" || place < 0 || place >= before.length) return this.show({ fault: "noSeam" });
    const kept = await this.#send(draft, [
      ...wishesOf(draft),
      { kind: "split", passage: draft.passage, before, at: place, speaker: speakerOf(draft) },
    ]);
    if (kept?.kind !== "kept") return;
    const next = this.neighbour(1);
    if (next) this.open(next.id);
  }

  /** Joins the open passage to the one before it, and opens that. */
  async merge(): Promise<void> {
    const [draft, into] = [this.draft(), this.neighbour(-1)];
    if (!draft) return;
    if (!into) return this.show({ fault: "noSeam" });
    const kept = await this.#send(draft, [
      ...wishesOf(draft),
      { kind: "merge", passage: draft.passage, before: foldSpaces(draft.text) },
    ]);
    if (kept?.kind === "kept") this.open(into.id);
  }

  /** Moves the beginning of the open passage by so many words: below 0 its first go to the one before. */
  async moveBoundary(words: number): Promise<void> {
    const draft = this.draft();
    if (!draft) return;
    if (!this.neighbour(-1)) return this.show({ fault: "noSeam" });
    const wish = { kind: "boundary", passage: draft.passage, before: foldSpaces(draft.text), words } as const;
    const kept = await this.#send(draft, [...wishesOf(draft), wish]);
    if (kept) this.listen();
  }

  /** Takes back what was done last. */
  async undo(): Promise<void> {
    const { done, sending } = this.state;
    const undo = done?.undo;
    if (sending || !undo) return;
    this.show({ sending: true, fault: null });
    if (undo.kind === "batch") {
      const reply = await this.#ports.show.undo(undo.batch);
      if (reply.kind !== "answered") return this.#fail(reply);
      this.show({ sending: false });
      return this.renew({ kind: "undone", undo: null });
    }
    if (done.kind === "proposed") return this.#withdraw(undo.revision);
    const reply = await this.#ports.client.undo(undo.revision);
    if (reply.kind !== "answered") return this.#fail(reply);
    this.#take(reply.value, { kind: "undone", undo: undoOf(reply.value.revision) });
  }

  /** What has been changed by other ways than these is read anew. */
  async renew(done: Done | null): Promise<void> {
    await this.load();
    this.reopen();
    this.show({ done: done ?? this.state.done, version: this.state.version + 1 });
  }

  async #send(draft: Draft, wishes: readonly Wish[]): Promise<Kept | null> {
    if (this.state.sending) return null;
    this.show({ sending: true, fault: null, misfit: null });
    const reply = await this.#ports.client.send(wishes);
    switch (reply.kind) {
      case "answered": {
        const { kind, revision } = reply.value;
        const speaker = isInShow(draft) ? draft.before.speaker : speakerOf(draft);
        if (kind !== "proposed") this.settle(draft.passage, { text: foldSpaces(draft.text), speaker });
        else if (this.state.drafts.get(draft.passage) === draft) this.forget(draft.passage);
        const done = { kind, undo: undoOf(revision) };
        if (kind === "proposed") this.#propose(draft.passage, done);
        else this.#take(reply.value, done);
        return reply.value;
      }
      case "misfit":
        this.#clash(draft, reply.misfit);
        return null;
      default:
        this.#fail(reply);
        return null;
    }
  }

  /** What was typed is still there, and can be sent again. */
  #fail(reply: Exclude<Reply<unknown>, { kind: "answered" }>): void {
    const fault = reply.kind === "misfit" ? "standsOn" : reply.kind === "refused" ? reply.reason : "lost";
    this.show({ sending: false, fault });
  }

  async #renameInShow({ passage, before }: Draft): Promise<boolean> {
    const draft = this.state.drafts.get(passage);
    if (!draft || before.speaker === null) return true;
    this.show({ sending: true, fault: null });
    const reply = await this.#ports.show.rename(before.speaker, draft.speaker);
    if (reply.kind !== "answered") {
      this.#fail(reply);
      return false;
    }
    const { batch, replaced } = reply.value;
    this.settle(passage, { ...draft.before, speaker: speakerOf(draft) });
    this.show({ sending: false });
    await this.renew({ kind: "replaced", undo: { kind: "batch", batch }, count: replaced });
    return true;
  }

  async #withdraw(revision: number): Promise<void> {
    const reply = await this.#ports.client.withdraw(revision);
    if (reply.kind !== "answered") return this.#fail(reply);
    this.show({ sending: false, proposed: new Set(), done: { kind: "withdrawn", undo: null } });
  }

  #propose(passage: number, done: Done): void {
    this.show({ sending: false, done, proposed: new Set([...this.state.proposed, passage]) });
    this.reopen();
  }

  #take(changed: Kept, done: Done): void {
    const passages = withChanges(this.state.passages, changed);
    const version = this.state.version + (changed.kind === "unchanged" ? 0 : 1);
    this.show({ sending: false, passages, done, version, ...sorted(this.typed, passages) });
    this.reopen();
  }

  #clash(draft: Draft, misfit: Misfit): void {
    const { passage } = misfit;
    if (passage) {
      const { text, speaker } = draft.before;
      // It is as it was seen: what was wished of it cannot be done.
      if (passage.text === text && passage.speaker === speaker) {
        this.show({ sending: false, fault: "noSeam" });
        return;
      }
      const passages = withChanges(this.state.passages, { passages: [passage], removed: [] });
      this.show({ sending: false, misfit, passages });
      return;
    }
    // It is gone: what was typed is shown beside the text as it is now.
    this.show({ sending: false, open: null, fault: "gone" });
    this.#ports.loop(null);
    void this.renew(null);
  }
}

function undoOf(revision: number | null): Undoable | null {
  return revision === null ? null : { kind: "revision", revision };
}
