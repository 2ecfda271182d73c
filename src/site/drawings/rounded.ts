/** To tenths of a pixel: no more is seen, and the files stay small. */
export function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
