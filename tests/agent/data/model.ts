import type { ModelEndpoint } from '#fixtures';

/** Settings of a platform whose model is an endpoint that does as the test says. */
export const behind = ({ baseUrl }: ModelEndpoint) =>
  ({ PLATFORM_MODEL: 'openai', PLATFORM_OPENAI_BASE_URL: baseUrl, PLATFORM_OPENAI_MODEL: 'stub' }) as const;
