/** Leaves out the findings that an editor has answered in the file, and checks the answers themselves. */
import { codes, isAnswerable } from '../diagnostics/codes.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic } from '../diagnostics/make.js';
import { nearest } from '../diagnostics/suggest.js';
import type { Instruction } from './instructions.js';
import { rangeOfSpot } from './spots.js';

/** The instructions of a file, under the path that findings name. */
export type InstructionsByFile = ReadonlyMap<string, readonly Instruction[]>;

/**
 * @param mayBeSilent whether a code’s rule may not have been run, so that nothing can be said of its answers
 * @returns the findings that nobody has answered, and those about instructions
 */
export function answerFindings(
  findings: readonly Diagnostic[],
  instructions: InstructionsByFile,
  mayBeSilent: (code: string) => boolean,
): readonly Diagnostic[] {
  if (instructions.size === 0) return findings;
  const needed = new Set<Instruction>();
  const left = findings.filter((finding) => {
    const answers = (instructions.get(finding.file) ?? []).filter((instruction) => covers(instruction, finding));
    for (const answer of answers) needed.add(answer);
    return answers.length === 0;
  });
  for (const [file, own] of instructions) {
    for (const instruction of own) {
      const found = checkInstruction(file, instruction, needed.has(instruction), mayBeSilent);
      if (found !== undefined) left.push(found);
    }
  }
  return left;
}

function covers({ verb, code, from, to }: Instruction, finding: Diagnostic): boolean {
  const { line, column } = finding.range.start;
  return (
    verb === 'ignore' &&
    code === finding.code &&
    isAnswerable(code) &&
    (line > from[0] || (line === from[0] && column >= from[1])) &&
    (line < to[0] || (line === to[0] && column < to[1]))
  );
}

function checkInstruction(
  file: string,
  { verb, code, reason, spot }: Instruction,
  isNeeded: boolean,
  mayBeSilent: (code: string) => boolean,
): Diagnostic | undefined {
  const range = rangeOfSpot(spot);
  if (verb !== 'ignore' || !isAnswerable(code)) {
    const message =
      verb !== 'ignore'
        ? `“${verb}” is no instruction`
        : code === ''
          ? 'It is not said which finding is right'
          : Object.hasOwn(codes, code)
            ? `A finding ${code} cannot be answered`
            : `There is no finding “${code}”`;
    const near = verb === 'ignore' ? nearest(code, Object.keys(codes).filter(isAnswerable)) : undefined;
    return diagnostic('rule/not-understood', file, range, {
      message,
      help:
        near === undefined || Object.hasOwn(codes, code)
          ? 'Write <?edition ignore CODE reason?>'
          : `Did you mean “${near}”?`,
    });
  }
  if (reason === '') {
    return diagnostic('rule/without-reason', file, range, {
      message: `It is not said why ${code} is right here`,
      help: `Write <?edition ignore ${code} and the reason?>`,
    });
  }
  if (isNeeded || mayBeSilent(code)) return undefined;
  return diagnostic('rule/ignore-not-needed', file, range, {
    message: `Nothing is found here that ${code} would say`,
    help: 'Delete the instruction; if it stands in the wrong place, put it right before the element that it is for',
  });
}
