/** How `edition validate` can print its findings; the first is what it does unasked. */
export const formats = ['pretty', 'json', 'sarif', 'github', 'html'] as const;

export type Format = (typeof formats)[number];
