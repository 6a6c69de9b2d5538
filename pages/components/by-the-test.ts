/** Header of an answer that a test gave to the page in the platform's place: it says nothing about the platform. */
export const BY_THE_TEST = 'x-touchstone-by-the-test';
