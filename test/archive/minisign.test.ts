import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KeyFault, readPublicKey, readSecretKey, sign, signatureFault, signerOf } from '../../src/archive/minisign.js';
import { minisignKeys } from '../helpers/minisign-keys.js';
import { temporaryFolder } from '../helpers/temporary.js';

const hasMinisign = (() => {
  try {
    execFileSync('minisign', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe('a signature', () => {
  const bytes = Buffer.from('a manifest\n');
  const keys = minisignKeys();
  const secret = readSecretKey(keys.secret, undefined);
  const key = readPublicKey(keys.public);

  it('is one of its bytes and its comment, and of no others', () => {
    const text = sign(bytes, secret, 'timestamp:0');
    expect(signatureFault(bytes, text, key)).toBeUndefined();
    expect(signerOf(text)).toBe(key.id);
    expect(signatureFault(Buffer.from('another\n'), text, key)).toContain('was changed');
    expect(signatureFault(bytes, text.replace('timestamp:0', 'timestamp:1'), key)).toContain('comment was changed');
    expect(signatureFault(bytes, 'hello', key)).toContain('no signature');
    expect(sign(bytes, secret, 'timestamp:0')).toBe(text);
  });

  it('is not that of another key', () => {
    const other = readPublicKey(minisignKeys().public);
    expect(signatureFault(bytes, sign(bytes, secret, 'x'), other)).toContain('the key that is given is');
  });

  it('needs keys that are some', () => {
    expect(() => readSecretKey('hello', undefined)).toThrow(KeyFault);
    expect(() => readSecretKey(keys.public, undefined)).toThrow('no secret key');
    expect(() => readPublicKey('RWQ=')).toThrow(KeyFault);
    const damaged = Buffer.from(keys.secret.split('\n')[1] as string, 'base64')
      .fill(1, 62, 94)
      .toString('base64');
    expect(() => readSecretKey(damaged, undefined)).toThrow('damaged');
  });

  it.skipIf(!hasMinisign)('is checked by minisign, and checks what minisign has signed', async () => {
    const folder = await temporaryFolder();
    const [file, pub, own] = ['file', 'pub', 'key'].map((name) => join(folder, name)) as [string, string, string];
    await writeFile(file, bytes);
    execFileSync('minisign', ['-G', '-W', '-p', pub, '-s', own], { stdio: 'pipe' });
    const its = readPublicKey(await readFile(pub, 'utf8'));
    await writeFile(
      `${file}.minisig`,
      sign(bytes, readSecretKey(await readFile(own, 'utf8'), undefined), 'timestamp:0'),
    );
    execFileSync('minisign', ['-Vm', file, '-p', pub], { stdio: 'pipe' });
    for (const kind of ['-S', '-Sl']) {
      execFileSync('minisign', [`${kind}m`, file, '-s', own, '-W'], { stdio: 'pipe' });
      expect(signatureFault(bytes, await readFile(`${file}.minisig`, 'utf8'), its)).toBeUndefined();
    }
  });

  it.skipIf(!hasMinisign)('is made with a key that its password opens, and no other one', async () => {
    const folder = await temporaryFolder();
    const [pub, own] = [join(folder, 'pub'), join(folder, 'key')];
    execFileSync('minisign', ['-G', '-p', pub, '-s', own], { input: 'for a test\nfor a test\n', stdio: 'pipe' });
    const locked = await readFile(own, 'utf8');
    expect(() => readSecretKey(locked, undefined)).toThrow('locked with a password');
    expect(() => readSecretKey(locked, 'wrong')).toThrow('does not open it');
    const text = sign(bytes, readSecretKey(locked, 'for a test'), 'x');
    expect(signatureFault(bytes, text, readPublicKey(await readFile(pub, 'utf8')))).toBeUndefined();
  });
});
