import { existsSync } from 'node:fs';
import { join, parse } from 'node:path';
import { CHECKOUT, checkoutRoot } from '../../src/cli/checkout';
import { OperatorError } from '../../src/errors';

test('the checkout is the folder above that has a package.json', () => {
  expect(existsSync(join(CHECKOUT, 'package.json'))).toBe(true);
  expect(checkoutRoot(__dirname)).toBe(join(__dirname, '../..'));
  expect(checkoutRoot(CHECKOUT)).toBe(CHECKOUT);
});

test('where none is above, the search ends and says so', () => {
  const { root } = parse(__dirname);
  expect(() => checkoutRoot(join(root, 'no-such', 'folder'))).toThrow(OperatorError);
  expect(() => checkoutRoot(join(root, 'no-such', 'folder'))).toThrow(
    /no package\.json in .*no-such.folder or above it/,
  );
});
