export const discounted = (_amount, _percent) => undefined;
