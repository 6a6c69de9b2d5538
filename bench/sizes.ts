/** Tests that are not counted: the first ones load and compile what all the others use. */
export const WARM_UP = 20;
/** Tests that are counted. */
export const SAMPLE = 200;
