import type { Example, Rule } from '../../src/validation/rules/rule.js';

/** The page of a rule in docs/reference/diagnostics, made from what the rule says of itself. */
export function rulePage(rule: Rule): string {
  const { code, title, severity, about, why, wrong, right, whatToDo, saidBy = [] } = rule;
  const silence =
    saidBy.length === 0
      ? ''
      : `\n\nWhere a schema has said the same (${saidBy.map((other) => `\`${other}\``).join(', ')}), this rule is silent.`;
  return `# ${code}

${title}. Severity: ${severity}.

${about}${silence}

## Why

${why}

## Wrong

${blocksOf(wrong)}

## Right

${right.map(blocksOf).join('\n\n')}

## What to do

${whatToDo}
`;
}

function blocksOf(example: Example): string {
  if (typeof example === 'string') return block(example.startsWith('<TEI') ? 'xml file' : 'xml record', example);
  return Object.entries(example)
    .map(([path, text]) => block(path === 'edition.yaml' ? 'yaml' : `xml ${path}`, text))
    .join('\n\n');
}

function block(info: string, text: string): string {
  return `\`\`\`${info}\n${text}\n\`\`\``;
}
