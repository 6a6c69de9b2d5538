import { writeFileSync } from 'node:fs';
import { generateUsage, toCsv } from './usage-csv.ts';

// Writes the shipped data set, or the file named on the command line: `node --import tsx platform/data/generate.ts [file]`.
const target = process.argv[2] ?? new URL('./usage.csv', import.meta.url);
const records = generateUsage();
writeFileSync(target, toCsv(records));
console.log(`${records.length} rows written`);
