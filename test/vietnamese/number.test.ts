import { parseNumber } from '../../src/vietnamese/number';
import { parseRoman } from '../../src/vietnamese/roman';

it.each([
  ['95,5', 95.5],
  ['2.989,5', 2989.5],
  ['10.006.866.385', 10006866385],
  ['12.500', 12500],
  ['05', 5],
  ['10 000', 10000],
  ['99.86', 99.86],
  ['1,2,3', null],
  ['12.34.56', null],
  ['', null],
  ['năm', null],
])('reads the number %j as %s', (text, value) => expect(parseNumber(text)).toBe(value));

it.each([
  ['I', 1],
  ['IV', 4],
  ['XIV', 14],
  ['XC', 90],
  ['IIX', null],
  ['', null],
  ['iv', null],
])('reads the Roman numeral %j as %s', (text, value) => expect(parseRoman(text)).toBe(value));
