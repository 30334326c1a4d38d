export const discounted = (amount, percent) => Math.round((amount * (100 - percent)) / 100);
