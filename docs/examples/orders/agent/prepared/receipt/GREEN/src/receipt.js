import { discounted } from './discount.js';
import { priceOf } from './line.js';
import { format } from './money.js';
import { totalOf } from './order.js';

export const receipt = (lines, percent) => [
    ...lines.map((line) => `${line.count} ${line.name} ${format(priceOf(line))}`),
    `discount ${percent}%`,
    `total ${format(discounted(totalOf(lines), percent))}`,
];
