/**
 * Files of the corpus that need not build, each with the beginning of the fault that is expected of it and the reason. An
 * exception that is not needed is a failure.
 */
export const exceptions = [];
