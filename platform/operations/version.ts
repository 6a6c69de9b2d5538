import type { Settings } from '../config.ts';
import packageJson from '../../package.json' with { type: 'json' };

/** Name under which the platform reports on itself. */
export const SERVICE_NAME = 'netra-ai-platform';

/** The release, and as semver build metadata the revision when the platform was told. */
export const versionOf = ({ PLATFORM_REVISION: revision }: Settings): string =>
  revision === 'unknown' ? packageJson.version : `${packageJson.version}+${revision}`;
