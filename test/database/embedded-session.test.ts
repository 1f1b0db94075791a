import { appUrl, newSessionName, processOfSessionName } from '../../src/database/embedded-session';

describe('session names', () => {
  it('name their process and are never the same', () => {
    expect(processOfSessionName(newSessionName())).toBe(process.pid);
    expect(newSessionName()).not.toBe(newSessionName());
  });

  it.each([
    ['plangraph-321-ab12cd34', 321],
    ['psql', null],
    ['', null],
    ['plangraph-', null],
    ['plangraph-x-1', null],
  ])('%j belongs to process %j', (name, pid) => expect(processOfSessionName(name)).toBe(pid));
});

describe('appUrl', () => {
  it('does not hold the superuser password', () => {
    const url = appUrl(45123, 'f00dface', 'plangraph-1-a');
    expect(url).toContain('@127.0.0.1:45123/plangraph?');
    expect(url).not.toContain('f00dface');
  });
});
