import assert from 'node:assert/strict';
import { test } from 'node:test';
import { receipt } from '../src/receipt.js';

test('a receipt lists lines, discount and total', () =>
    assert.deepEqual(receipt([{ count: 2, each: 100, name: 'tea' }], 10), ['2 tea 2.00', 'discount 10%', 'total 1.80']));
