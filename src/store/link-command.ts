/**
 * Makes `npx edition` run this checkout. npm links the commands of the packages that it installs, but not that of the package
 * it installs them for; without the link npx would make a copy of the checkout in a cache of its own.
 * Run by `npm run prepare`; does nothing where the package is itself installed as a dependency.
 */
import { chmod, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { packageFile } from './package-files.js';

const commands = packageFile('node_modules/.bin');
const main = packageFile('lib/cli/main.js');

await chmod(main, 0o755);
await mkdir(commands, { recursive: true });
if (process.platform === 'win32') {
  await writeFile(`${commands}/edition.cmd`, '@node "%~dp0..\\..\\lib\\cli\\main.js" %*\r\n');
} else {
  await rm(`${commands}/edition`, { force: true });
  await symlink('../../lib/cli/main.js', `${commands}/edition`);
}
