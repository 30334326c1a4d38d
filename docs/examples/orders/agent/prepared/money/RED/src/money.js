export const add = (..._amounts) => undefined;

export const format = (_amount) => undefined;
