export const main = (_arguments) => '';
