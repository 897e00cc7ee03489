/**
 * A function that gives the line, counted from 1, on which an offset into `source` stands. Its calls must go
 * forward: each goes on from the one before, so that all of them together read the source once.
 */
export function countLines(source: string): (offset: number) => number {
  let line = 1;
  let end = lineEnd(source, 0);
  return (offset) => {
    while (end < offset) {
      line++;
      end = lineEnd(source, end + 1);
    }
    return line;
  };
}

function lineEnd(source: string, from: number): number {
  const end = source.indexOf("\n", from);
  return end < 0 ? Number.POSITIVE_INFINITY : end;
}
