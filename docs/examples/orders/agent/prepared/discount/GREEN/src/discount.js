export const discounted = (amount, percent) => Math.floor((amount * (100 - percent)) / 100);
