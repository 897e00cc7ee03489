/*
 * A module of WebAssembly with 128-bit SIMD, written by hand (WebAssembly Core Specification 2.0, sections 5.4 and 5.5). As text:
 *
 *   (module
 *     (import "playhead" "memory" (memory 1 65536 shared))
 *     (func (export "dots") (param $query $vectors $stride $count $out i32) (local $at $end i32) (local $sums v128)
 *       (block $done (loop $vector
 *         (br_if $done (i32.eqz (local.get $count)))
 *         (local.set $sums (v128.const i32x4 0 0 0 0))
 *         (local.set $at (local.get $query))
 *         (local.set $end (i32.add (local.get $vectors) (local.get $stride)))
 *         (loop $sixteen
 *           ;; Twice, for numbers 0 to 7 and 8 to 15:
 *           (local.set $sums (i32x4.add (local.get $sums) (i32x4.dot_i16x8_s
 *             (v128.load (local.get $at)) (v128.load8x8_s (local.get $vectors)))))
 *           (local.set $at (i32.add (local.get $at) (i32.const 32)))
 *           (local.set $vectors (i32.add (local.get $vectors) (i32.const 16)))
 *           (br_if $sixteen (i32.lt_u (local.get $vectors) (local.get $end))))
 *         (i32.store (local.get $out) (the sum of the four of $sums))
 *         (local.set $out (i32.add (local.get $out) (i32.const 4)))
 *         (local.set $count (i32.sub (local.get $count) (i32.const 1)))
 *         (br $vector)))))
 */

const [QUERY, VECTORS, STRIDE, COUNT, OUT, AT, END, SUMS] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
const [I32, V128, NOTHING] = [0x7f, 0x7b, 0x40] as const;
const [BLOCK, LOOP, END_OF, BRANCH, BRANCH_IF] = [0x02, 0x03, 0x0b, 0x0c, 0x0d] as const;
const [IS_ZERO, LESS, ADD, SUBTRACT, STORE] = [0x45, 0x49, 0x6a, 0x6b, 0x36] as const;

const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
/** Below 64, so that it is one byte. */
const constant = (value: number) => [0x41, value];
const simd = (code: number, ...more: readonly number[]) => [0xfd, ...unsigned(code), ...more];
/** Of no alignment that is promised, and so far on. */
const load = (offset: number) => simd(0x00, 0, offset);
const loadWidened = (offset: number) => simd(0x01, 0, offset);
const lane = (number: number) => [...get(SUMS), ...simd(0x1b, number)];
const raise = (local: number, by: number) => [...get(local), ...constant(by), ADD, ...set(local)];
const addEight = (half: 0 | 1) => [
  ...get(SUMS),
  ...[...get(AT), ...load(16 * half)],
  ...[...get(VECTORS), ...loadWidened(8 * half)],
  ...simd(0xba),
  ...simd(0xae),
  ...set(SUMS),
];

const BODY = [
  ...[2, 2, I32, 1, V128],
  ...[BLOCK, NOTHING, LOOP, NOTHING],
  ...[...get(COUNT), IS_ZERO, BRANCH_IF, 1],
  ...[...simd(0x0c, ...Array<number>(16).fill(0)), ...set(SUMS)],
  ...[...get(QUERY), ...set(AT)],
  ...[...get(VECTORS), ...get(STRIDE), ADD, ...set(END)],
  ...[LOOP, NOTHING, ...addEight(0), ...addEight(1), ...raise(AT, 32), ...raise(VECTORS, 16)],
  ...[...get(VECTORS), ...get(END), LESS, BRANCH_IF, 0, END_OF],
  ...[...get(OUT), ...lane(0), ...lane(1), ADD, ...lane(2), ADD, ...lane(3), ADD, STORE, 2, 0],
  ...raise(OUT, 4),
  ...[...get(COUNT), ...constant(1), SUBTRACT, ...set(COUNT)],
  ...[BRANCH, 0, END_OF, END_OF, END_OF],
];

/** The bytes of the module, which takes the memory as `playhead.memory` and gives `dots`: see `DotQuestion` for its five numbers. */
export function dotModule(): Uint8Array<ArrayBuffer> {
  const types = [1, 0x60, 5, I32, I32, I32, I32, I32, 0];
  // Shared, with a least and a most of pages.
  const imports = [1, ...name("playhead"), ...name("memory"), 0x02, 0x03, 1, ...unsigned(65_536)];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, types),
    ...section(2, imports),
    ...section(3, [1, 0]),
    ...section(7, [1, ...name("dots"), 0x00, 0]),
    ...section(10, [1, ...unsigned(BODY.length), ...BODY]),
  ]);
}

function section(id: number, content: readonly number[]): readonly number[] {
  return [id, ...unsigned(content.length), ...content];
}

function name(text: string): readonly number[] {
  return [text.length, ...new TextEncoder().encode(text)];
}

/** LEB128. */
function unsigned(value: number): readonly number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}
