import assert from 'node:assert/strict';
import { test } from 'node:test';
import { priceOf } from '../src/line.js';

test('a line costs its amount times its price', () => assert.equal(priceOf({ count: 3, each: 250 }), 750));
