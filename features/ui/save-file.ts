/** Offers text to the browser as a file to keep. Call it from a press. */
export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  // The browser takes the file after this task.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
