/** Debian's trang, which makes a W3C XML Schema of a RELAX NG schema, and xmllint, which judges by it. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { SchemaBundle } from '../../src/validation/schema-bundle.js';
import { loadSchemas } from '../../src/workflows/schemas.js';

export const hasTrang = existsSync('/usr/bin/trang');
export const hasXmllint = existsSync('/usr/bin/xmllint');

/**
 * What trang takes over from the house schema and XSD does not allow: content models in which one element has two places (“Unique
 * Particle Attribution”). Each is said here in another way that takes the same documents.
 */
const unambiguous: readonly (readonly [string: RegExp, replacement: string])[] = [
  [/(<xs:complexType name="macro\.reading"[\s\S]*?)<xs:group ref="ns1:model\.inter"\/>/, '$1'],
  [/(<xs:element name="figure">[\s\S]*?)<xs:element ref="ns1:figure"\/>/, '$1'],
  [/(<xs:element name="zone">[\s\S]*?)<xs:element ref="ns1:graphic"\/>/, '$1'],
  [/(<xs:element ref="ns1:lem"\/>\s*)<xs:element ref="ns1:app\.rdg"\/>/, '$1'],
  [
    /(<xs:element name="list"[\s\S]*?)<xs:choice minOccurs="0" maxOccurs="unbounded">(\s*<xs:element ref="ns1:trailer"\/>[\s\S]*?<\/xs:choice>\s*<xs:group [^>]*ref="ns1:model\.global"\/>)/,
    '$1<xs:sequence minOccurs="0"><xs:choice maxOccurs="unbounded">$2</xs:sequence>',
  ],
];

/** The XSD of the house schema. */
export function houseXsd(folder: string): Promise<{ readonly path: string; readonly schema: SchemaBundle }> {
  return xsdOf('schema/edition.rng', folder, (text) =>
    unambiguous.reduce((changed, [pattern, replacement]) => {
      if (!pattern.test(changed)) throw new Error(`trang no longer writes ${pattern}`);
      return changed.replace(pattern, replacement);
    }, text),
  );
}

/** The XSD that trang makes of a RELAX NG schema in a folder, as its path and as read. */
export async function xsdOf(
  rng: string,
  folder: string,
  mend: (text: string) => string = (text) => text,
): Promise<{ readonly path: string; readonly schema: SchemaBundle }> {
  const path = join(folder, 'made.xsd');
  await promisify(execFile)('/usr/bin/trang', [resolve(rng), path]);
  await writeFile(path, mend(await readFile(path, 'utf8')));
  const [schema] = await loadSchemas(folder, [path], undefined);
  if (schema === undefined) throw new Error(`trang made nothing: ${await readdir(folder)}`);
  return { path, schema };
}

/** Which of some files the system's xmllint finds valid, by their paths. */
export function validByXmllint(xsd: string, paths: readonly string[]): Promise<ReadonlySet<string>> {
  return new Promise((done, reject) => {
    const args = ['--nonet', '--huge', '--noout', '--schema', xsd, ...paths];
    execFile('/usr/bin/xmllint', args, { maxBuffer: 1 << 28 }, (error, _, stderr) => {
      // 3 and 4: some file is not valid.
      if (error !== null && error.code !== 3 && error.code !== 4) return reject(error);
      done(new Set([...stderr.matchAll(/^(.*) validates$/gm)].map(([, path]) => path as string)));
    });
  });
}
