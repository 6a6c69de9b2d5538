const NEXT_KEY = 'touchstone.next';

/** Where the user wanted to go survives the way through the provider's page. */
export const rememberNext = (path: string): void => sessionStorage.setItem(NEXT_KEY, path);
export const recallNext = (): string | null => sessionStorage.getItem(NEXT_KEY);
export const forgetNext = (): void => sessionStorage.removeItem(NEXT_KEY);
