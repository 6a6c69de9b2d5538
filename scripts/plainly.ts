import { TouchstoneError } from '#utils/errors';

/** Runs a command; a mistake of whoever called it is told in its own words and not with a stack. */
export async function plainly(command: () => Promise<number>): Promise<number> {
  try {
    return await command();
  } catch (error) {
    if (!(error instanceof TouchstoneError)) throw error;
    console.error(error.message);
    return 1;
  }
}
