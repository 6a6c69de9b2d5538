/** Everything a platform in staging has to be told beyond what it is told for tests; made up, and nobody's. */
export const STAGING = {
  PLATFORM_ENVIRONMENT: 'staging',
  PLATFORM_JWT_SECRET: 'Vw3-zK81pQ_7sYtL0mXr9BdHc2NfGj6AeUiOo4Rk',
  PLATFORM_OAUTH_CLIENT_ID: '304612253870-k8s2v0t7c4m1x9q6w3z5b7n2d4f6h8j0.apps.googleusercontent.com',
  PLATFORM_OAUTH_CLIENT_SECRET: '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',
  PLATFORM_ALLOWED_ORIGINS: 'https://app.staging.example.com, https://admin.staging.example.com',
} as const;
