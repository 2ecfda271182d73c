/** d3-force, and nothing else, behind one door: lays out who is connected with whom. */
import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force';

export interface Edge {
  readonly source: number;
  readonly target: number;
  readonly weight: number;
}

interface Node extends SimulationNodeDatum {
  readonly radius: number;
}

/** So many steps bring a drawing of this size to rest. */
const steps = 300;

/**
 * A place for each node, rounded to whole units, inside the frame. Nothing in it is left to chance: d3-force begins with a spiral and draws its
 * lots from a fixed series, so that the same nodes and edges lie where they lay before.
 */
export function layOut(
  radii: readonly number[],
  edges: readonly Edge[],
  { width, height, margin }: { readonly width: number; readonly height: number; readonly margin: number },
): readonly (readonly [x: number, y: number])[] {
  const nodes: Node[] = radii.map((radius) => ({ radius }));
  const heaviest = Math.max(1, ...edges.map(({ weight }) => weight));
  const links = edges.map(({ source, target, weight }) => ({ source, target, weight: weight / heaviest }));
  forceSimulation(nodes)
    .force(
      'link',
      forceLink<Node, (typeof links)[number]>(links)
        .distance(90)
        .strength(({ weight }) => 0.05 + 0.25 * weight),
    )
    .force('apart', forceManyBody().strength(-340))
    .force('across', forceX(0).strength(0.05))
    .force('down', forceY(0).strength(0.09))
    .force(
      'room',
      forceCollide<Node>(({ radius }) => radius + 16),
    )
    .stop()
    .tick(steps);
  const xs = nodes.map(({ x }) => x ?? 0);
  const ys = nodes.map(({ y }) => y ?? 0);
  const within = (values: readonly number[], room: number): ((value: number) => number) => {
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const scale = most > least ? (room - 2 * margin) / (most - least) : 0;
    return (value) => Math.round(scale === 0 ? room / 2 : margin + (value - least) * scale);
  };
  const [across, down] = [within(xs, width), within(ys, height)];
  return nodes.map((_, i) => [across(xs[i] as number), down(ys[i] as number)]);
}
