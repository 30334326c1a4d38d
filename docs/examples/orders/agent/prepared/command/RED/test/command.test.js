import assert from 'node:assert/strict';
import { test } from 'node:test';
import { main } from '../src/command.js';

test('the command prints a receipt', () => assert.equal(main(['10', '2', 'tea', '100']), '2 tea 2.00\ndiscount 10%\ntotal 1.80'));
