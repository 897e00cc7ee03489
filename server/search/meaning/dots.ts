import { dotModule } from "#core/search/vector/dot-module.ts";
import { type DotProducts, plainDotProducts } from "#core/search/vector/dot-products.ts";

let compiled: WebAssembly.Module | null = null;

/** Multiplies vectors in a memory that is shared: by WebAssembly, or where its SIMD is not there, in script. */
export function dotsOf(memory: WebAssembly.Memory): DotProducts {
  try {
    compiled ??= new WebAssembly.Module(dotModule());
    const { dots } = new WebAssembly.Instance(compiled, { playhead: { memory } }).exports;
    if (typeof dots !== "function") throw new Error("The module exports no function");
    return ({ query, vectors, stride, count, out }) => void dots(query, vectors, stride, count, out);
  } catch (error) {
    if (error instanceof WebAssembly.CompileError) return plainDotProducts(memory.buffer);
    throw error;
  }
}
