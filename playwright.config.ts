import { defineConfig } from '@playwright/test'
import { chromiumArguments, headless } from './scripts/testing/chromium.ts'
import { longPatienceMs, patienceMs } from './tests/support/patience.ts'

// Each journey starts the servers it needs, so there is no webServer here; two at a time, because each is a whole product.
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  // The walk through every screen takes minutes and has its own command, `npm run screens`.
  testIgnore: process.env['SCREENS_FOLDER'] === undefined ? ['**/screens/**'] : [],
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: longPatienceMs,
  expect: { timeout: patienceMs },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    locale: 'en-GB',
    actionTimeout: patienceMs,
    // Costs a quarter of the whole; `playwright test <spec> --trace on` where the picture and the page's tree do not explain a failure.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: { args: [...chromiumArguments], ...headless },
  },
})
