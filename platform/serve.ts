import { runProcess } from './run-process.ts';
import { createStartUp } from './start-up.ts';

await runProcess(createStartUp());
