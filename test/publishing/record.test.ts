import { describe, expect, it } from 'vitest';
import { openTarget } from '../../src/publishing/open-target.js';
import { type PublicationRecord, readRecord, recordText } from '../../src/publishing/record.js';
import { options } from './site.js';

const sum = '0'.repeat(64);
const record: PublicationRecord = {
  id: 'x',
  slug: 'x',
  title: 'X',
  version: '1.0.0',
  generator: 'edition 0',
  files: [{ path: 'index.html', bytes: 3, sha256: sum }],
  moving: [],
};

describe('the record of a publication', () => {
  it('is read as it was written', () => {
    expect(readRecord(recordText(record), 'dir:www')).toEqual(record);
  });

  it.each(['../other/index.html', '/etc/passwd', '.edition/published.json', 'C:/x', ''])(
    'is not believed where it lists %j: such a file would be removed',
    (path) => {
      const wrong = recordText({ ...record, files: [{ path, bytes: 3, sha256: sum }] });
      expect(() => readRecord(wrong, 'dir:www')).toThrow('can’t be used');
    },
  );

  it('is refused where it is cut off, or of a later program', () => {
    const whole = recordText(record);
    expect(() => readRecord(whole.subarray(0, 100), 'dir:www')).toThrow('it is not whole');
    const later = new TextEncoder().encode('{"record": 2}');
    expect(() => readRecord(later, 'dir:www')).toThrow('another version of this program');
  });
});

describe('the address of a target', () => {
  const open = (address: string): Promise<unknown> =>
    openTarget(address, { env: {}, signal: options.signal, folder: '' });

  it.each([
    'sftp://anna:geheim@example.org/www',
    'git:https://anna:geheim@example.org/x.git',
    'git:https://example.org/x?token=geheim',
  ])('may have no password in it: %s', async (address) => {
    await expect(open(address)).rejects.toThrow('has a password in it');
  });

  it('says which kinds there are', async () => {
    await expect(open('ftp://example.org')).rejects.toMatchObject({ detail: expect.stringContaining('sftp:') });
    await expect(open('constructor:x')).rejects.toThrow('is no target');
  });

  it('names no host that would be an option of ssh', async () => {
    await expect(open('sftp://-oProxyCommand=touch/x')).rejects.toThrow('is no name of a host');
    await expect(open('rsync:-oProxyCommand=touch:x')).rejects.toThrow('is no address');
  });
});
