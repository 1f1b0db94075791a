import { parsePostmasterPid } from '../../src/database/postmaster-pid';

const ready = '4711\n/srv/plans/postgres\n1795000000\n45123\n\n127.0.0.1\n  8405  12\nready   \n';

describe('parsePostmasterPid', () => {
  it.each([
    ['a running server', ready, { pid: 4711, port: 45123 }],
    ['a server that has not chosen its port', '4711\n/srv/plans/postgres\n1795000000\n', { pid: 4711, port: null }],
    ['Windows line ends', ready.replaceAll('\n', '\r\n'), { pid: 4711, port: 45123 }],
    ['a port out of range', '4711\n/srv\n1\n70000\n', { pid: 4711, port: null }],
    ['a single-user session, which has a negative pid', '-4711\n/srv\n1\n0\n', null],
    ['process 1, which no signal may reach', '1\n/srv\n1\n45123\n', null],
    ['an empty file', '', null],
    ['a text of another kind', 'Kế hoạch\n', null],
  ])('reads %s', (_what, text, expected) => {
    expect(parsePostmasterPid(text)).toEqual(expected);
  });
});
