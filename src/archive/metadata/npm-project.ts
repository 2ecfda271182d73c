/** `package.json` and `package-lock.json` of a deposit: with them `npm ci` installs the program from the deposit itself. */
import type { Deposit } from '../deposit.js';

export interface ToolFacts {
  readonly version: string;
  readonly license: string | undefined;
  readonly dependencies: Readonly<Record<string, string>>;
  /** The packages inside the program's package, by their paths in it, in order. */
  readonly bundled: readonly {
    readonly path: string;
    readonly version: string;
    readonly license: string | undefined;
    readonly dependencies: Readonly<Record<string, string>>;
  }[];
  /** The sum of the program's package as npm writes it: `sha512-` and base64. */
  readonly integrity: string;
}

function head({ config }: Deposit, file: string): Readonly<Record<string, unknown>> {
  return { name: config.id.toLowerCase(), version: '0.0.0', private: true, dependencies: { edition: `file:${file}` } };
}

const filled = (record: Readonly<Record<string, string>>): Readonly<Record<string, string>> | undefined =>
  Object.keys(record).length === 0 ? undefined : record;

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** @param file the program's package, relative to the deposit's `data/` */
export function packageJson(deposit: Deposit, file: string): string {
  const { dependencies, ...rest } = head(deposit, file);
  return json({ ...rest, scripts: { build: `edition build ${deposit.slug}` }, dependencies });
}

export function packageLockJson(deposit: Deposit, file: string, tool: ToolFacts): string {
  const { name, version, dependencies } = head(deposit, file);
  const inside = tool.bundled.map(({ path, version: own, license, dependencies: needs }) => [
    `node_modules/edition/${path}`,
    { version: own, inBundle: true, license, dependencies: filled(needs) },
  ]);
  return json({
    name,
    version,
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': { name, version, dependencies },
      'node_modules/edition': {
        version: tool.version,
        resolved: `file:${file}`,
        integrity: tool.integrity,
        bundleDependencies: Object.keys(tool.dependencies).toSorted(),
        license: tool.license,
        dependencies: tool.dependencies,
        bin: { edition: 'lib/cli/main.js' },
      },
      ...Object.fromEntries(inside),
    },
  });
}
