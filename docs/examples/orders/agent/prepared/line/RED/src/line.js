export const priceOf = (_line) => undefined;
