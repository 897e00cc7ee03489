let atWork = 0;
let complain = console.error;

/**
 * Does `work` without a word on the console, where decoders complain of every packet of a damaged file. It must not
 * wait for anything but promises that are kept at once: others would be silenced meanwhile.
 */
export async function quietly<T>(work: () => T | Promise<T>): Promise<T> {
  if (atWork === 0) {
    complain = console.error;
    console.error = () => {};
  }
  atWork += 1;
  try {
    return await work();
  } finally {
    atWork -= 1;
    if (atWork === 0) console.error = complain;
  }
}
