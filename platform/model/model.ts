import type { Core } from '../core.ts';
import type { Services } from '../services.ts';
import { createOpenAiModel } from './openai.model.ts';
import type { Model } from './ports.ts';
import { createScriptedModel } from './scripted/index.ts';

/** The model in force: scripted, or an OpenAI-compatible endpoint. */
export function createModel({ settings }: Core, _services: Services): Model {
  const {
    PLATFORM_MODEL: kind,
    PLATFORM_OPENAI_BASE_URL: baseUrl,
    PLATFORM_OPENAI_MODEL: model,
    PLATFORM_OPENAI_API_KEY: apiKey,
  } = settings;
  if (kind === 'scripted' || baseUrl === undefined || model === undefined) return createScriptedModel();
  return createOpenAiModel({ baseUrl, model, ...(apiKey === undefined ? {} : { apiKey }) });
}
