/** How `edition validate` can print its findings; the first is what it does unasked. */
export const formats = ['pretty', 'json', 'sarif', 'github', 'html'] as const;

export type Format = (typeof formats)[number];

/** How `edition collate` can give a collation; the first is what it does unasked. */
export const collationFormats = ['tei', 'html', 'csv', 'json'] as const;

/** How `edition package` can pack an edition; the first is what it does unasked. */
export const packageFormats = ['bag', 'zip'] as const;

export type PackageFormat = (typeof packageFormats)[number];

/** The formats of typescripts that `edition import` reads. */
export const typescriptFormats = ['md', 'txt', 'docx', 'html', 'odt'] as const;

/** The formats that `edition export` writes; the first is what it does unasked. */
export const exportFormats = ['docx', 'md'] as const;

/** How `edition tag --list` can print its proposals; the first is what it does unasked. */
export const listFormats = ['pretty', 'json', 'csv'] as const;

export type ListFormat = (typeof listFormats)[number];
