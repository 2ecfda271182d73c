/** What no name, date or word goes across: notes, gaps, the two halves of a choice. */
export const barrier = '\uFFFC';
