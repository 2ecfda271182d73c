/** Compiles the program's own stylesheets into `lib/sef`, so that no editor waits for it. Run by `npm run compile`. */
import { packageFile } from '../store/package-files.js';
import { readShippedSef, writeShippedSefs } from '../store/stylesheet-files.js';
import { houseStylesheets, runCompiler, stylesheetHash } from './compile.js';

const sefs = new Map<string, string>();
for (const stylesheet of Object.values(houseStylesheets)) {
  const path = packageFile(stylesheet);
  const hash = await stylesheetHash(path);
  sefs.set(hash, (await readShippedSef(hash)) ?? (await runCompiler(path)));
}
await writeShippedSefs(sefs);
