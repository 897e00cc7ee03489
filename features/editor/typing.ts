import { Listeners } from "#features/ui/listeners.ts";
import { type Draft, hasOtherSpeaker, isChanged, newDraft } from "./draft.ts";
import type { TypingPorts } from "./editing-ports.ts";
import { BEGINNING, type EditingState } from "./editing-state.ts";
import type { ShownPassage } from "./shown-passage.ts";

/** A transcript in which somebody types: which passage is open and heard, and what was typed, kept until it is sent. */
export class Typing {
  readonly #ports: TypingPorts;
  readonly #listeners = new Listeners();
  protected state = BEGINNING;

  constructor(ports: TypingPorts) {
    this.#ports = ports;
  }

  readonly subscribe = this.#listeners.add;
  readonly getState = (): EditingState => this.state;

  open(id: number): void {
    const passage = this.find(id);
    if (!passage || this.state.open === id) return;
    const drafts = new Map(withoutEmpty(this.state.drafts));
    if (!drafts.has(id)) drafts.set(id, newDraft(passage));
    this.show({ open: id, drafts, fault: null, misfit: null });
    this.listen();
  }

  /** The passage before or after the open one, or null. */
  neighbour(by: 1 | -1): ShownPassage | null {
    const { passages, open } = this.state;
    const place = passages.findIndex(({ id }) => id === open);
    return place < 0 ? null : (passages[place + by] ?? null);
  }

  loop(looping: boolean): void {
    this.show({ looping });
    this.listen();
  }

  /** Leaves the open passage; what was typed into it waits. */
  close(): void {
    this.show({ open: null, drafts: withoutEmpty(this.state.drafts), fault: null, misfit: null });
    this.#ports.loop(null);
  }

  write(change: Partial<Pick<Draft, "text" | "speaker" | "scope">>): void {
    const draft = this.draft();
    if (draft) this.setDraft({ ...draft, ...change });
  }

  /** Forgets what was typed into a passage. */
  giveBack(id: number): void {
    const drafts = new Map(this.state.drafts);
    drafts.delete(id);
    const stray = this.state.stray.filter(({ passage }) => passage !== id);
    this.show({ drafts, stray });
    this.#ports.drafts.keep(this.typed);
    if (this.state.open === id) this.close();
  }

  /** Forgets what was typed where somebody else has changed the passage. */
  keepTheirs(): void {
    const { open } = this.state;
    if (open === null) return;
    this.giveBack(open);
    this.show({ done: { kind: "theirs", undo: null } });
  }

  /** Goes on with what was typed, told against what stands there now. */
  goOn(): void {
    const [draft, passage] = [this.draft(), this.state.misfit?.passage ?? null];
    if (!draft || !passage) return;
    const untouched = !hasOtherSpeaker(draft);
    const speaker = untouched ? (passage.speaker ?? "") : draft.speaker;
    const before = { text: passage.text, speaker: passage.speaker };
    this.setDraft({ ...draft, before, speaker, passage: passage.id });
    this.show({ misfit: null, fault: null });
  }

  /** The sentence about what was done last has been read. */
  passDone(): void {
    this.show({ done: null });
  }

  /** All that waits to be sent, and what was typed into passages that are gone. */
  protected get typed(): readonly Draft[] {
    return [...this.state.drafts.values(), ...this.state.stray];
  }

  /** What is open has a draft, if only of what stands there, and what has gone is not open. */
  protected reopen(): void {
    const { open } = this.state;
    const passage = this.find(open);
    const drafts = new Map(this.state.drafts);
    const draft = passage && drafts.get(passage.id);
    if (passage && (!draft || !isChanged(draft))) drafts.set(passage.id, newDraft(passage));
    this.show({ open: passage ? open : null, drafts });
    this.#ports.drafts.keep(this.typed);
  }

  /** Has the open passage be heard again and again, where that is wanted and it has times. */
  protected listen(): void {
    const { looping, open } = this.state;
    const { start = null, end = null } = this.find(open) ?? {};
    this.#ports.loop(looping && start !== null && end !== null && end > start ? { start, end } : null);
  }

  protected find(id: number | null): ShownPassage | null {
    return this.state.passages.find((passage) => passage.id === id) ?? null;
  }

  protected draft(): Draft | null {
    const { open, drafts } = this.state;
    return open === null ? null : (drafts.get(open) ?? null);
  }

  protected forget(passage: number): void {
    const drafts = new Map(this.state.drafts);
    drafts.delete(passage);
    this.show({ drafts });
    this.#ports.drafts.keep(this.typed);
  }

  /** A passage is by now as it is said: only what was typed on while that was sent is left to be sent. */
  protected settle(passage: number, before: Draft["before"]): void {
    const draft = this.state.drafts.get(passage);
    if (!draft) return;
    const left = { ...draft, before };
    if (isChanged(left)) this.setDraft(left);
    else this.forget(passage);
  }

  protected setDraft(draft: Draft): void {
    const drafts = new Map(this.state.drafts).set(draft.passage, draft);
    this.show({ drafts, fault: null });
    this.#ports.drafts.keep(this.typed);
  }

  protected show(change: Partial<EditingState>): void {
    this.state = { ...this.state, ...change };
    this.#listeners.tell();
  }
}

function withoutEmpty(drafts: ReadonlyMap<number, Draft>): ReadonlyMap<number, Draft> {
  return new Map([...drafts].filter(([, draft]) => isChanged(draft)));
}

/** Drafts by the ids of their passages, and those whose passages are gone. */
export function sorted(
  drafts: readonly Draft[],
  passages: readonly ShownPassage[],
): Pick<EditingState, "drafts" | "stray"> {
  const known = new Set(passages.map(({ id }) => id));
  return {
    drafts: new Map(
      drafts.filter(({ passage }) => known.has(passage)).map((draft) => [draft.passage, draft]),
    ),
    stray: drafts.filter((draft) => !known.has(draft.passage) && isChanged(draft)),
  };
}
