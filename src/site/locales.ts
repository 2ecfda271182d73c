/** The languages that pages can speak: those of the files in `xslt/locale`, by their tags. */
export const locales = ['ar', 'de', 'en', 'es', 'fr', 'ru'] as const;
