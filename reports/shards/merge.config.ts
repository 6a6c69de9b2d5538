import { resolve } from 'node:path';

/** For `playwright merge-reports`: shards ran in folders of different names, and their files are those of the folder it is called in. */
export default {
  testDir: process.cwd(),
  reporter: [['html', { outputFolder: resolve('reports/out/playwright'), open: 'never' }]],
};
