/** Where the words beside the points of a drawing stand, so that they cover neither each other nor the points. */

export interface LabelledPoint {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly label: string;
}

export interface LabelPlace {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const gap = 4;

/** How wide a text is about, in units of its size: letters of East Asia are as wide as high. */
function widthOf(text: string, size: number): number {
  let width = 0;
  for (const letter of text)
    width += /[\u1100-\u11FF\u2E80-\u9FFF\uAC00-\uD7AF\uFF00-\uFFEF]/u.test(letter) ? 1.02 : 0.54;
  return width * size;
}

/**
 * A place for each label, in the order of the points; undefined where there is room for none. Points that come first choose first.
 *
 * @param size the height of the letters
 * @param frame inside which labels have to lie
 */
export function placeLabels(
  points: readonly LabelledPoint[],
  size: number,
  frame: { readonly width: number; readonly height: number },
): readonly (LabelPlace | undefined)[] {
  const taken: Box[] = points.map(({ x, y, radius }) => ({
    left: x - radius,
    top: y - radius,
    right: x + radius,
    bottom: y + radius,
  }));
  return points.map((point, own) => {
    for (const place of placesRound(point, size)) {
      const box = boxOf(place, point.label, size);
      const isInside = box.left >= 0 && box.top >= 0 && box.right <= frame.width && box.bottom <= frame.height;
      if (!isInside || taken.some((other, i) => i !== own && overlap(box, other))) continue;
      taken.push(box);
      return place;
    }
    return undefined;
  });
}

/** Right first, as maps have it; then left, above, below, and the corners. `y` is the line on which the letters stand. */
function placesRound({ x, y, radius }: LabelledPoint, size: number): readonly LabelPlace[] {
  const middle = y + size * 0.35;
  const above = y - radius - gap;
  const below = y + radius + size * 0.85;
  const side = radius + gap;
  const corner = radius * 0.7 + gap / 2;
  return [
    { x: x + side, y: middle, anchor: 'start' },
    { x: x - side, y: middle, anchor: 'end' },
    { x, y: above, anchor: 'middle' },
    { x, y: below, anchor: 'middle' },
    { x: x + corner, y: y - corner, anchor: 'start' },
    { x: x + corner, y: y + corner + size * 0.7, anchor: 'start' },
    { x: x - corner, y: y - corner, anchor: 'end' },
    { x: x - corner, y: y + corner + size * 0.7, anchor: 'end' },
  ];
}

function boxOf({ x, y, anchor }: LabelPlace, label: string, size: number): Box {
  const width = widthOf(label, size);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, top: y - size * 0.8, right: left + width, bottom: y + size * 0.25 };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
