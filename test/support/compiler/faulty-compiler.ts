import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import type { Compile } from './both-ways';

/** A fault in the compiler's source: what stands there, once, and what is put in its place. */
export interface PlantedFault {
  part: string;
  what: string;
  /** Of src/compiler, without ".ts". */
  file: string;
  from: string;
  to: string;
}

export const fault = (part: string, file: string, what: string, from: string, to: string): PlantedFault => ({
  part,
  file,
  what,
  from,
  to,
});

const FOLDER = join(__dirname, '../../../src/compiler');

/**
 * The compiler with a fault in it, beside the sound one: its own files are loaded anew, what they import is what everybody has.
 * Throws where there is nothing to alter: then the fault proves nothing.
 */
export function faultyCompiler(planted: Pick<PlantedFault, 'file' | 'from' | 'to'>): Compile {
  const loaded = new Map<string, Record<string, unknown>>();
  const load = (file: string): Record<string, unknown> => {
    const known = loaded.get(file);
    if (known) return known;
    const module = { exports: {} };
    loaded.set(file, module.exports);
    const source = file === planted.file ? withFault(planted) : sourceOf(file);
    // what is made in this realm is an instance of this realm's classes
    new Function('require', 'module', 'exports', compiledText(source))(
      (name: string) => (name.startsWith('./') ? load(name.slice(2)) : require(from(name))),
      module,
      module.exports,
    );
    return module.exports;
  };
  return load('compiled-operation').compile as Compile;
}

const from = (name: string): string => (name.startsWith('.') ? join(FOLDER, name) : name);

const sourceOf = (file: string): string => readFileSync(join(FOLDER, `${file}.ts`), 'utf8');

function withFault({ file, from, to }: Pick<PlantedFault, 'file' | 'from' | 'to'>): string {
  const parts = sourceOf(file).split(from);
  if (parts.length !== 2) throw new Error(`"${from}" stands ${parts.length - 1} times in ${file}.ts; name it anew.`);
  return parts.join(to);
}

const texts = new Map<string, string>();

function compiledText(source: string): string {
  let text = texts.get(source);
  if (text === undefined) {
    const parser = { syntax: 'typescript' } as const;
    text = transformSync(source, { jsc: { target: 'es2023', parser }, module: { type: 'commonjs' } }).code;
    texts.set(source, text);
  }
  return text;
}
