import { test as base } from '@playwright/test';
import { PlatformProcess } from '#utils/target/platform-process';
import { InlineProject, realConfigOf } from './inline-project.ts';

interface WorkerFixtures {
  /** A running platform for child runs, with known secrets; only those who ask for it start it. */
  platform: PlatformProcess;
}

export const test = base.extend<object, WorkerFixtures>({
  platform: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of needed fixtures from this pattern
    async ({}, use) => {
      const platform = new PlatformProcess({});
      await platform.start();
      await use(platform);
      await platform.dispose();
    },
    { scope: 'worker' },
  ],
});
export { expect } from '@playwright/test';

/** Variables with which a child run takes a platform for its embedded one. */
export function embeddedEnv({ url }: Pick<PlatformProcess, 'url'>): Record<string, string> {
  const secrets = Object.entries(process.env).flatMap(([name, value]) => (name.startsWith('TOUCHSTONE_EMBEDDED_') && value !== undefined ? [[name, value]] : []));
  return { ...Object.fromEntries(secrets), TOUCHSTONE_URL: url };
}

/** A project with the real configuration, against a platform that runs already. */
export function projectOnPlatform(specs: Readonly<Record<string, string>>, extra = ''): InlineProject {
  return new InlineProject({ 'playwright.config.ts': realConfigOf(`webServer: undefined, ${extra}`), ...specs });
}

/** A spec file as a user of the framework writes it. */
export const fixtureSpecOf = (body: string) => `import { expect, needs, test } from '#fixtures';\n${body}`;
