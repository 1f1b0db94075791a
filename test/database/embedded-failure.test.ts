import { explainPostgresFailure, lastLines } from '../../src/database/embedded-failure';

describe('explainPostgresFailure', () => {
  it.each([
    ['FATAL:  could not write to file "pg_wal/xlogtemp.31": No space left on device', 'is full'],
    ['FATAL:  could not extend file "base/1/2691"\nHINT:  Check free disk space.', 'is full'],
    ['initdb: error: could not create directory "/srv/p": Read-only file system', 'read-only'],
    ['initdb: error: could not access directory "/srv/p": Permission denied', 'may not write'],
    ['postgres: error while loading shared libraries: libxml2.so.2: cannot open', 'npm rebuild'],
  ])('tells %j as: %s', (output, told) => {
    const { message } = explainPostgresFailure(output, '/srv/p');
    expect(message).toContain(told);
    expect(message).toContain('DATABASE_URL');
    expect(message).not.toContain('\n');
  });

  it('shows the last lines of what it does not know', () => {
    const { message } = explainPostgresFailure('LOG:  starting\n\nFATAL:  invalid value for "work_mem"\n', '/srv/p');
    expect(message).toContain('/srv/p');
    expect(message).toContain('FATAL:  invalid value for "work_mem"');
  });
});

describe('lastLines', () => {
  it.each([
    ['a\n\n b\n', 'a\n b'],
    ['', ''],
    ['1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n', '3\n4\n5\n6\n7\n8\n9\n10'],
  ])('of %j are %j', (text, expected) => expect(lastLines(text)).toBe(expected));
});
