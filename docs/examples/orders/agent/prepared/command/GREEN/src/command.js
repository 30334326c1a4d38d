import { receipt } from './receipt.js';

/** PERCENT, then COUNT NAME CENTS for each line. */
export const main = ([percent, ...rest]) => {
    const lines = [];
    for (let i = 0; i < rest.length; i += 3) {
        lines.push({ count: Number(rest[i]), name: rest[i + 1], each: Number(rest[i + 2]) });
    }
    return receipt(lines, Number(percent)).join('\n');
};
