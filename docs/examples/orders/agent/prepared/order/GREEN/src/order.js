import { priceOf } from './line.js';
import { add } from './money.js';

export const totalOf = (lines) => add(...lines.map(priceOf));
