import { add } from './money.js';

export const priceOf = ({ count, each }) => add(...Array(count).fill(each));
