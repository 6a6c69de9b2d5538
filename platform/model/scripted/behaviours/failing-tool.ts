import { callTools, think } from '../speech.ts';
import type { Behaviour } from '../turn.ts';

/** `[fail:tool]`: asks a tool for a data set that does not exist, then answers without it. */
export const failingTool: Behaviour = {
  name: 'fail:tool',
  scope: 'answer',
  async *respond(turn, _number, next) {
    const tool = turn.request.tools.find(({ name }) => name === 'dataset_summary');
    if (turn.toolAnswers.length > 0 || !tool) {
      yield* next(turn);
      return;
    }
    yield think('I ask for a data set that does not exist.');
    yield* callTools([{ name: tool.name, args: { dataset_id: 'ds_that_does_not_exist' } }]);
  },
};
