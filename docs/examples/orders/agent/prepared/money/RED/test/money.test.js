import assert from 'node:assert/strict';
import { test } from 'node:test';
import { add, format } from '../src/money.js';

test('amounts are added in cents', () => assert.equal(add(10, 20, 3), 33));
test('an amount is written with its cents', () => assert.equal(format(1205), '12.05'));
