/** Amounts are whole cents. */
export const add = (...amounts) => amounts.reduce((sum, amount) => sum + amount, 0);

export const format = (amount) => (amount / 100).toFixed(2);
