export const totalOf = (_lines) => undefined;
