/** The text that becomes the stored answer, told piece by piece. */
export interface Answer {
  /** All text so far. */
  readonly text: string;
  write(agent: string, piece: string): void;
  /** Tells the last piece. */
  end(): void;
  /** Tells the piece that was said last, and that more should have come. */
  breakOff(): void;
}

/** One piece is held back, because only the end shows which one was the last (`is_complete`). */
export function createAnswer(tell: (agent: string, delta: { content: string; index: number; is_complete: boolean }) => void): Answer {
  let text = '';
  let index = 0;
  let held: { agent: string; piece: string } | undefined;
  const release = (isComplete: boolean) => {
    if (!held) return;
    tell(held.agent, { content: held.piece, index, is_complete: isComplete });
    index += 1;
    held = undefined;
  };
  return {
    get text() {
      return text;
    },
    write(agent, piece) {
      if (piece === '') return;
      release(false);
      held = { agent, piece };
      text += piece;
    },
    end: () => release(true),
    breakOff: () => release(false),
  };
}
