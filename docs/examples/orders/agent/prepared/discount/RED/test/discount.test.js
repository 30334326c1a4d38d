import assert from 'node:assert/strict';
import { test } from 'node:test';
import { discounted } from '../src/discount.js';

test('half a cent goes to the customer', () => assert.equal(discounted(99, 50), 49));
test('no discount changes nothing', () => assert.equal(discounted(99, 0), 99));
