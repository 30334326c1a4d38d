import assert from 'node:assert/strict';
import { test } from 'node:test';
import { totalOf } from '../src/order.js';

test('an order costs what its lines cost', () =>
    assert.equal(totalOf([{ count: 2, each: 100 }, { count: 1, each: 5 }]), 205));
test('an order without lines costs nothing', () => assert.equal(totalOf([]), 0));
