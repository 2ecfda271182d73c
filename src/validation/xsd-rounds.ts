/** The engine stops in an element at the first child that may not stand there: here it is asked again, behind that child. */
import type { XmlDocument, XmlElement } from '../xml/tree.js';
import type { QualifiedName, Refusal, Repair } from './refusal.js';
import { repairWith } from './refusal-words.js';
import { judgeXsd, type Report } from './xmllint.js';
import { copyForXsd, type XsdCopy, type XsdRepair } from './xsd-copy.js';
import type { XsdFiles } from './xsd-files.js';
import { readXsdMessages } from './xsd-messages.js';
import type { XsdModel } from './xsd-model.js';
import { readRefusals, type XsdRefusals } from './xsd-refusals.js';

/** In each round one refused element of each parent is found; what is left after the last round is found when those are mended. */
const mostRounds = 12;

/** More elements than this are not tried to fill a gap. */
const gapsTried = 8;

/** A document on its way through the rounds. */
export interface Case {
  readonly document: XmlDocument;
  readonly repairs: Map<XmlElement, XsdRepair>;
  /** The refusals that repairs answer. */
  readonly answered: Refusal[];
  report: Report;
  copy: XsdCopy;
}

/** What the engine says of each copy, in the order of `copies`. */
export async function judgeCopies(copies: readonly XsdCopy[], { files }: XsdFiles): Promise<readonly Report[]> {
  const reports = new Map<XsdCopy, Report>();
  for (const isStream of [false, true]) {
    const own = copies.filter((copy) => copy.isStream === isStream);
    const given = await judgeXsd(
      own.map(({ text }) => text),
      files,
      isStream,
    );
    for (const [i, copy] of own.entries()) reports.set(copy, given[i] as Report);
  }
  return copies.map((copy) => reports.get(copy) as Report);
}

/**
 * Mends refused elements in the copies of documents, and has these judged again, until nothing new is refused.
 *
 * @param isQuick whether the engine may be asked many times: otherwise it is asked once, and not what is missing before an element
 */
export async function lookBehindRefusals(cases: readonly Case[], files: XsdFiles, isQuick: boolean): Promise<void> {
  const { model } = files;
  const repair = repairWith(model.vocabulary);
  let pending = cases;
  for (let round = 1; round < (isQuick ? mostRounds : 2) && pending.length > 0; round += 1) {
    const suspects = pending.map((one) => ({ one, refused: refusalsOf(one, model).elements }));
    const withSuspects = suspects.filter(({ refused }) => refused.length > 0);
    const gaps = await findGaps(isQuick ? withSuspects : [], files);
    for (const { one, refused } of withSuspects) {
      for (const refusal of refused) mend(one, refusal, repair, gaps.get(refusal.element));
    }
    // Without its root a document is none.
    pending = withSuspects
      .map(({ one }) => one)
      .filter(({ document, repairs }) => repairs.get(document.root)?.kind !== 'leave out');
    for (const one of pending) one.copy = copyForXsd(one.document, one.repairs);
    const reports = await judgeCopies(
      pending.map(({ copy }) => copy),
      files,
    );
    for (const [i, one] of pending.entries()) one.report = reports[i] as Report;
  }
}

/** What the engine refuses in a document as it has last seen it. */
export function refusalsOf({ report, copy }: Case, model: XsdModel): XsdRefusals {
  return readRefusals(readXsdMessages(report.messages, copy), model);
}

/** Records a refused element, and what is taken for granted in its place. */
function mend({ repairs, answered }: Case, refusal: Refusal, repair: Repair, gap: QualifiedName | undefined): void {
  const { element } = refusal;
  const earlier = repairs.get(element);
  const meant = earlier === undefined ? repair(refusal) : undefined;
  if (gap !== undefined && earlier === undefined && element.parent !== undefined) {
    repairs.set(element, { kind: 'precede', by: gap });
    answered.push({
      kind: 'missing-content',
      element: element.parent,
      names: [gap],
      expected: refusal.expected,
      before: element,
    });
    return;
  }
  // Whatever was said of it before, it is still refused where it stands.
  if (earlier?.kind !== 'call') answered.push(refusal);
  repairs.set(element, meant === undefined ? { kind: 'leave out' } : { kind: 'call', local: meant.local });
}

/** For refused elements that may stand where they are once another one stands before them: that other one. */
async function findGaps(
  suspects: readonly { readonly one: Case; readonly refused: readonly Refusal[] }[],
  files: XsdFiles,
): Promise<ReadonlyMap<XmlElement, QualifiedName>> {
  const gaps = new Map<XmlElement, QualifiedName>();
  const trials: { readonly copy: XsdCopy; readonly tried: ReadonlyMap<XmlElement, QualifiedName> }[] = [];
  for (const { one, refused } of suspects) {
    const candidates = refused.map((refusal) => ({
      element: refusal.element,
      names: one.repairs.has(refusal.element) ? [] : fillings(refusal, files.model),
    }));
    for (let i = 0; i < gapsTried; i += 1) {
      const tried = new Map<XmlElement, QualifiedName>();
      for (const { element, names } of candidates) {
        const name = names[i];
        if (name !== undefined) tried.set(element, name);
      }
      if (tried.size === 0) break;
      const repairs = new Map(one.repairs);
      for (const [element, by] of tried) repairs.set(element, { kind: 'precede', by });
      trials.push({ copy: copyForXsd(one.document, repairs), tried });
    }
  }
  const reports = await judgeCopies(
    trials.map(({ copy }) => copy),
    files,
  );
  for (const [i, { copy, tried }] of trials.entries()) {
    const report = reports[i] as Report;
    if (report.verdict === 'unknown') continue;
    const messages = readXsdMessages(report.messages, copy);
    const still = new Set(
      messages.filter(({ words }) => words.startsWith('This element is not')).map(({ element }) => element),
    );
    for (const [element, name] of tried) if (!still.has(element) && !gaps.has(element)) gaps.set(element, name);
  }
  return gaps;
}

/** What may be missing before a refused element. One that comes later is not missing. */
function fillings({ element, expected }: Refusal, { vocabulary }: XsdModel): readonly QualifiedName[] {
  const isKnown = vocabulary.some(({ uri, local }) => uri === element.uri && local === element.local);
  if (!isKnown || element.parent === undefined || expected === undefined) return [];
  const siblings = element.parent.children;
  const names = expected.elements.filter(
    (name) =>
      name.local !== '*' &&
      !siblings.some((node) => node.kind === 'element' && node.local === name.local && node.uri === name.uri),
  );
  return names.length > gapsTried ? [] : names;
}
