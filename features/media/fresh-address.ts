/**
 * The address of a sound to be asked for once more, `asked` times by now: of the same address Chromium takes what it has, for
 * minutes, and be it the half of a file. Hosts are not told of what follows #.
 */
export function freshAddress(url: string, asked: number): string {
  return `${url.replace(/#.*/, "")}#${asked}`;
}
