/** A transform of `size` points, a power of two, whose tables are made once. */
export class Fourier {
  readonly #size: number;
  readonly #cos: Float64Array;
  readonly #sin: Float64Array;
  readonly #order: Uint32Array;
  readonly #real: Float64Array;
  readonly #imaginary: Float64Array;

  constructor(size: number) {
    this.#size = size;
    this.#cos = Float64Array.from({ length: size / 2 }, (_, i) => Math.cos((2 * Math.PI * i) / size));
    this.#sin = Float64Array.from({ length: size / 2 }, (_, i) => -Math.sin((2 * Math.PI * i) / size));
    this.#order = reversedBits(size);
    this.#real = new Float64Array(size);
    this.#imaginary = new Float64Array(size);
  }

  /**
   * The power at each frequency from 0 up to half the rate of `samples`, which are as many as its points: half of them and one
   * more. O(n log n) by Cooley and Tukey. The array is used again by the next call.
   */
  power(samples: Float64Array): Float64Array {
    const real = this.#real;
    const imaginary = this.#imaginary.fill(0);
    for (let i = 0; i < this.#size; i++) real[i] = samples[this.#order[i] ?? 0] ?? 0;
    for (let half = 1; half < this.#size; half *= 2)
      for (let from = 0; from < this.#size; from += 2 * half) this.#merge(from, half);
    const power = real.subarray(0, this.#size / 2 + 1);
    for (let i = 0; i < power.length; i++) power[i] = (real[i] ?? 0) ** 2 + (imaginary[i] ?? 0) ** 2;
    return power;
  }

  /** Makes one transform of two that stand beside each other, of `half` points each. */
  #merge(from: number, half: number): void {
    const [real, imaginary] = [this.#real, this.#imaginary];
    const step = this.#size / 2 / half;
    for (let i = 0; i < half; i++) {
      const [cos, sin] = [this.#cos[i * step] ?? 0, this.#sin[i * step] ?? 0];
      const [a, b] = [from + i, from + i + half];
      const [bReal, bImaginary] = [real[b] ?? 0, imaginary[b] ?? 0];
      const turnedReal = bReal * cos - bImaginary * sin;
      const turnedImaginary = bReal * sin + bImaginary * cos;
      const [aReal, aImaginary] = [real[a] ?? 0, imaginary[a] ?? 0];
      real[a] = aReal + turnedReal;
      imaginary[a] = aImaginary + turnedImaginary;
      real[b] = aReal - turnedReal;
      imaginary[b] = aImaginary - turnedImaginary;
    }
  }
}

/** Each number below `size` with its bits in the other order. */
function reversedBits(size: number): Uint32Array {
  const reversed = new Uint32Array(size);
  for (let i = 1; i < size; i++) reversed[i] = ((reversed[i >> 1] ?? 0) >> 1) | (i & 1 ? size >> 1 : 0);
  return reversed;
}
